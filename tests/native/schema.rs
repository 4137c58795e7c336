use std::path::Path;

use wherefore::document::EssayMap;

/// Where the schema lies in the repository. `UPDATE_SCHEMA=1` writes it anew.
const PATH: &str = "schema/essay-map.json";

#[test]
fn the_schema_in_the_repository_is_that_of_the_types() {
    let schema = serde_json::to_string_pretty(&schemars::schema_for!(EssayMap)).unwrap() + "\n";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PATH);
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &schema).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == schema, "{PATH} is not current; run this test with UPDATE_SCHEMA=1 and look at the difference");
}
