use super::*;

const PAGE: &str = include_str!("../../../../../index.html");

fn config() -> TrunkToml {
    TrunkToml {
        script: "<script>load(\"{base}{js}\", \"{base}{wasm}\")</script>".to_owned(),
        preload: "<link href=\"{base}{js}\" crossorigin=\"{crossorigin}\">".to_owned(),
        watched: Vec::new(),
    }
}

#[test]
fn the_demo_has_style_sheets_and_an_app_that_exist() {
    let index = Index::parse(PAGE).unwrap();
    let root = crate::workspace::root();
    let sheets = index.stylesheets().unwrap();
    assert!(!sheets.is_empty());
    for path in sheets.iter().map(|(path, _)| *path).chain(index.manifest()) {
        assert!(root.join(path).is_file(), "{path}");
    }
}

#[test]
fn links_for_trunk_are_replaced_and_all_else_stays() {
    let html = "<html><head>\n<link data-trunk rel=\"css\" href=\"a/b.css\">\n\
                <link rel=\"icon\" href=\"i.svg\">\n\
                <link data-trunk rel=\"rust\" href=\"app/Cargo.toml\" data-wasm-opt=\"0\" />\n\
                <script>\"<link data-trunk rel=css href=no.css></head>\"</script></head>\n\
                <!-- <link data-trunk rel=\"css\"> --><body>ä</body></html>";
    let index = Index::parse(html).unwrap();
    assert_eq!(index.stylesheets().unwrap(), [("a/b.css", "b.css")]);
    assert_eq!(index.manifest().unwrap(), "app/Cargo.toml");
    assert_eq!(
        index.with_app("app", &config()),
        "<html><head>\n<link rel=\"stylesheet\" href=\"/b.css\">\n\
         <link rel=\"icon\" href=\"i.svg\">\n\
         <script>load(\"/app.js\", \"/app_bg.wasm\")</script>\n\
         <script>\"<link data-trunk rel=css href=no.css></head>\"</script>\
         <link href=\"/app.js\" crossorigin=\"anonymous\"></head>\n\
         <!-- <link data-trunk rel=\"css\"> --><body>ä</body></html>"
    );
}

#[test]
fn what_only_trunk_can_build_is_refused() {
    for (html, problem) in [
        (
            "<head><link data-trunk rel=\"sass\" href=\"a.scss\"></head>",
            "--trunk",
        ),
        ("<head><link data-trunk rel=\"css\"></head>", "href"),
        ("<p>", "</head>"),
    ] {
        let error = Index::parse(html).unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
    }
    let css = "<link data-trunk rel=\"css\" href=\"one/a.css\">";
    let twice = format!("<head>{css}{}</head>", css.replace("one", "two"));
    let index = Index::parse(&twice).unwrap();
    assert!(index.stylesheets().is_err());
    assert!(index.manifest().is_err());
}
