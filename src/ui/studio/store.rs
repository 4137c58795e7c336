//! What is kept on the device: each map that was begun, in a database of the browser, after every step.
//!
//! Entries: [`keep`], [`all`], [`forget`]. A key names a map for ever; keys are given by the database.

use idb::{Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStoreParams, Query, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

use crate::document::EssayMap;
use crate::format::source::SourceFiles;

/// The database, its version, and the only store in it.
const NAME: &str = "wherefore-studio";
const VERSION: u32 = 1;
const MAPS: &str = "maps";

/// A map as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Kept {
    /// Its key; none before it is kept for the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) id: Option<u32>,
    /// What it is called.
    pub(super) title: String,
    /// How much there is of it, in words.
    pub(super) size: String,
    /// When it was kept, in milliseconds since 1970.
    pub(super) at: u64,
    /// The files.
    pub(super) files: SourceFiles,
}

impl Kept {
    /// The files of a map, to be kept.
    pub(super) fn new(files: &SourceFiles, map: &EssayMap) -> Self {
        let title = [&map.title, &map.source.title].into_iter().find(|it| !it.is_empty());
        Self {
            id: None,
            title: title.cloned().unwrap_or_else(|| "Untitled".to_owned()),
            size: crate::reading::words::counted(map.claims.len(), "claim"),
            at: now(),
            files: files.clone(),
        }
    }
}

/// Milliseconds since 1970.
pub(super) fn now() -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a time after 1970, in whole milliseconds"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let mut params = ObjectStoreParams::new();
        params.auto_increment(true).key_path(Some(KeyPath::new_single("id")));
        // Where it cannot be made, opening it fails, which is said.
        let _ = database.create_object_store(MAPS, params);
    });
    request.await
}

/// Keeps a map: in the place of what was kept under this key, if that is still what was kept there at this time; else beside
/// it. Returns the key and the time, or why the map is not kept, in words.
pub(super) async fn keep(mut kept: Kept, before: Option<(u32, u64)>) -> Result<(u32, u64), String> {
    let at = kept.at;
    let put = async {
        let database = database().await?;
        let transaction = database.transaction(&[MAPS], TransactionMode::ReadWrite)?;
        if let Some((key, at)) = before {
            let there = transaction.object_store(MAPS)?.get(Query::Key(key.into()))?.await?;
            let is_other = there.and_then(read).is_some_and(|it| it.at != at);
            kept.id = (!is_other).then_some(key);
        }
        let value = serde_json::to_string(&kept).ok().and_then(|text| js_sys::JSON::parse(&text).ok());
        let key = transaction.object_store(MAPS)?.put(&value.unwrap_or(JsValue::NULL), None)?.await?;
        transaction.commit()?.await?;
        database.close();
        Ok::<_, Error>(key)
    };
    let key = put.await.map_err(|_| "the browser has no room for it, or keeps nothing.".to_owned())?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a key that the database counts up")]
    let key = key.as_f64().unwrap_or_default() as u32;
    Ok((key, at))
}

/// A map as the database has it.
fn read(value: JsValue) -> Option<Kept> {
    let text = js_sys::JSON::stringify(&value).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// The maps that are kept, the one that was written last first; none where the browser keeps nothing.
pub(super) async fn all() -> Vec<Kept> {
    let get = async {
        let database = database().await?;
        let transaction = database.transaction(&[MAPS], TransactionMode::ReadOnly)?;
        let all = transaction.object_store(MAPS)?.get_all(None::<Query>, None)?.await?;
        database.close();
        Ok::<_, Error>(all)
    };
    let mut all: Vec<Kept> = get.await.unwrap_or_default().into_iter().filter_map(read).collect();
    all.sort_by_key(|kept| std::cmp::Reverse(kept.at));
    all
}

/// Removes a map from the device.
pub(super) async fn forget(id: u32) {
    let remove = async {
        let database = database().await?;
        let transaction = database.transaction(&[MAPS], TransactionMode::ReadWrite)?;
        transaction.object_store(MAPS)?.delete(Query::Key(id.into()))?.await?;
        transaction.commit()?.await?;
        database.close();
        Ok::<_, Error>(())
    };
    // Fails where the browser keeps nothing; then there is nothing to remove.
    let _ = remove.await;
}
