//! Prints every page of a map in memory: the same code as the build of the site, natively or as WebAssembly.
//!
//! What is asked is a JSON object: `page`, the page that loads the programs, with its marked places; `maps`, a list of
//! maps. The answer has for each an object of its files by their names. Natively the question stands on standard input
//! and the answer on standard output, and a folder that is named is written as one whole map; in WebAssembly both are globals, `question` and `answer`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use wherefore::format::{Source, parse};
use wherefore::press::{Kit, Order, Press, Shelf};

async fn answer(question: &str) -> Value {
    let question: Value = serde_json::from_str(question).unwrap_or_default();
    let page = question.get("page").and_then(Value::as_str).unwrap_or_default();
    let on_demand = vec![("judge".to_owned(), "judge.js".to_owned())];
    let kit = Kit { page: page.to_owned(), on_demand, ..Kit::default() };
    let mut answers = Vec::new();
    for map in question.get("maps").and_then(Value::as_array).into_iter().flatten() {
        answers.push(printed(map, &kit).await);
    }
    answers.into()
}

/// The files of a map; for one that cannot be printed, an object with the error alone.
async fn printed(map: &Value, kit: &Kit) -> Value {
    let (map, _) = parse(&map.to_string());
    let source = Source { map, ..Source::default() };
    // Pictures are no part of what is compared.
    let order = Order { is_draft: true, ..Order::default() };
    let mut files = BTreeMap::new();
    let mut put = |name: &str, bytes: &[u8]| {
        files.insert(name.to_owned(), String::from_utf8_lossy(bytes).into_owned());
        Ok(())
    };
    let mut shelf = Shelf::default();
    shelf.add("", &source.map);
    let done = match Press::new(kit, &order, shelf) {
        Ok(mut press) => press.print(source, "", &mut put).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => json!(files),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    use std::io::{Write, stdin, stdout};

    if let Some(folder) = std::env::args_os().nth(1) {
        let source =
            wherefore::format::read_folder(folder.as_ref()).map_err(|it| std::io::Error::other(it.to_string()))?;
        return stdout().write_all(&serde_json::to_vec(&source.map)?);
    }
    let question = std::io::read_to_string(stdin())?;
    stdout().write_all(pollster::block_on(answer(&question)).to_string().as_bytes())
}

#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::{Reflect, global};

    wasm_bindgen_futures::spawn_local(async {
        let question = Reflect::get(&global(), &"question".into()).ok().and_then(|it| it.as_string());
        let answer = answer(&question.unwrap_or_default()).await.to_string();
        // Fails only where the global object is frozen.
        let _ = Reflect::set(&global(), &"answer".into(), &answer.into());
    });
}
