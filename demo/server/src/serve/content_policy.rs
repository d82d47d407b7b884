//! What a page may load and do: the Content-Security-Policy header.

use std::fmt::Write;

use data_encoding::BASE64;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use sha2::{Digest, Sha256};

use crate::pages::STYLE;

/// For every answer but the app's pages. The server's own pages have one style sheet, which is
/// inline, and no script.
pub(crate) fn of_own_pages() -> String {
    format!(
        "default-src 'none'; style-src {}; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'",
        hash(STYLE)
    )
}

/// For a page of the app, whose inline scripts are allowed by their hashes.
///
/// Trunk's loader is one of them, and it starts a program in WebAssembly, which is not `'self'`.
/// Everything else comes from the app's own files. Pictures of users may lie elsewhere.
pub(crate) fn of_app(html: &str) -> String {
    let mut scripts = String::new();
    for script in inline_scripts(html) {
        // Writing to a text does not fail.
        let _ = write!(scripts, " {}", hash(&script));
    }
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
         img-src 'self' https: data:; object-src 'none'; form-action 'self'; base-uri 'none'; \
         frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(&Sha256::digest(text)))
}

/// The texts of the scripts in a page that come with it.
fn inline_scripts(html: &str) -> Vec<String> {
    let mut emitter = DefaultEmitter::default();
    // The text of a script is no markup.
    emitter.naively_switch_states(true);
    let mut found = Vec::new();
    let mut script: Option<String> = None;
    for token in Tokenizer::new_with_emitter(html, emitter).flatten() {
        match token {
            Token::StartTag(tag) if *tag.name == *b"script" => {
                script = (!tag.attributes.contains_key(&b"src"[..])).then(String::new);
            }
            Token::String(text) => {
                if let Some(script) = &mut script {
                    script.push_str(&String::from_utf8_lossy(&text));
                }
            }
            Token::EndTag(tag) if *tag.name == *b"script" => found.extend(script.take()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_are_found_as_a_browser_reads_them() {
        let html = r#"<!doctype html><!-- <script>no()</script> -->
            <title><script>no()</script></title>
            <SCRIPT type=module>
              if (a < b && c) x = "<p>&amp;</p>"; // <!-- x -->
            </SCRIPT >
            <script src="/app.js">no()</script>
            <script></script><p title="<script>no()</script>">&lt;script>no()
            <style>p { content: "<script>no()</script>" }</style>"#;
        let first =
            "\n              if (a < b && c) x = \"<p>&amp;</p>\"; // <!-- x -->\n            ";
        assert_eq!(inline_scripts(html), [first, ""]);
        assert_eq!(inline_scripts("<script>a()\r\nb()</script>"), ["a()\nb()"]);
        assert_eq!(inline_scripts("<script>never ended"), [""; 0]);
    }

    #[test]
    fn a_script_is_allowed_by_its_hash() {
        // printf 'a()' | openssl dgst -sha256 -binary | base64
        let hash = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
        let policy = of_app("<script>a()</script>");
        assert!(
            policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")),
            "{policy}"
        );
        assert!(of_app("").contains("script-src 'self' 'wasm-unsafe-eval';"));
    }
}
