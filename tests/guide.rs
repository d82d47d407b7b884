//! Code of the guide that is a file of the repository, too.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

#[test]
fn the_server_of_the_guide_is_the_one_of_the_examples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap();
    let chapter = read("docs/guide/servers.md");
    let file = "examples/express-server/server.mjs";
    let (_, block) = chapter
        .split_once(&format!("<!-- {file} -->\n```js\n"))
        .unwrap();
    let (code, _) = block.split_once("```\n").unwrap();
    assert_eq!(code, read(file), "copy {file} into docs/guide/servers.md");
}
