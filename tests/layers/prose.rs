//! Comments are short enough to be read, and the words of the source are those of the field.

use std::fs;
use std::path::Path;
use std::process::Command;

/// How many columns a line with a comment may have.
const WIDEST: usize = 100;

/// The folders whose comments are looked at, and the ends of the files' names.
const FOLDERS: [&str; 6] = ["src", "demo", "examples", "template", "xtask", "tests"];
const LANGUAGES: [&str; 7] = ["rs", "ts", "js", "mjs", "jsx", "svelte", "css"];

/// Words that have another name in this field, as `docs/glossary.md` has it, or none.
const UNCLEAR: [&str; 9] = [
    "nudge", "wish", "hint", "hold", "believe", "belief", "whoever", "somebody", "nobody",
];

/// What a line may have of them all the same, below which folder, and why.
const ALLOWED: [(&str, &str, &str); 1] = [(
    "src/tabs/",
    "\"hint\"",
    "the name of a message between tabs, which tabs of earlier versions understand",
)];

/// The repository's files below `folders`: those that Git knows or would add.
fn files(folders: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut git = Command::new("git");
    git.args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
        "--",
    ]);
    let listed = git.args(folders).current_dir(root).output().unwrap();
    assert!(listed.status.success(), "{listed:?}");
    let names = String::from_utf8(listed.stdout).unwrap();
    let is_text = |name: &&str| {
        let end = name.rsplit('.').next();
        end.is_some_and(|end| LANGUAGES.contains(&end))
    };
    let read = |name: &str| {
        // A file that was removed may still be in Git's index.
        let text = fs::read_to_string(root.join(name)).ok()?;
        Some((name.to_owned(), text))
    };
    let names = names.split('\0').filter(is_text);
    names.filter_map(read).collect()
}

/// Whether the line is one of a comment, in the languages of this repository.
fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    ["//", "/*", "* ", "<!--"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// Whether the line is as short as it can be: there is a URL on it, and at most a name before that.
fn is_only_a_url(line: &str) -> bool {
    let marks: &[_] = &['/', '!', '*', ' '];
    let mut words = line.trim_start_matches(marks).split_whitespace();
    let others = words.by_ref().filter(|word| !word.contains("://")).count();
    line.contains("://") && others <= 1
}

/// The numbers of the lines with a comment that is too wide.
fn wide_comments(text: &str) -> Vec<usize> {
    let is_wide =
        |line: &str| is_comment(line) && line.chars().count() > WIDEST && !is_only_a_url(line);
    let lines = text.lines().enumerate();
    let wide = lines.filter(|(_, line)| is_wide(line));
    wide.map(|(at, _)| at + 1).collect()
}

/// The unclear words of the file, each with its line.
fn unclear_words(file: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut line = line.to_lowercase();
        for (folder, allowed, _) in ALLOWED {
            if file.starts_with(folder) {
                line = line.replace(allowed, "");
            }
        }
        // As `git grep -w` sees it: `hold_on` is one word.
        let is_in_word = |c: char| c.is_alphanumeric() || c == '_';
        for word in line.split(|c| !is_in_word(c)) {
            if UNCLEAR.contains(&word) {
                found.push(format!("{file}:{}: {word}", at + 1));
            }
        }
    }
    found
}

#[test]
fn no_comment_is_wider_than_a_screen() {
    let files = files(&FOLDERS);
    let mut found = Vec::new();
    for (file, text) in &files {
        let lines = wide_comments(text);
        found.extend(lines.iter().map(|line| format!("{file}:{line}")));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    let is_there = |folder: &str| files.iter().any(|(file, _)| file.starts_with(folder));
    assert!(FOLDERS.into_iter().all(is_there), "not all are looked at");
}

#[test]
fn the_source_speaks_in_the_words_of_the_field() {
    let files = files(&["src"]);
    let unclear = |(file, text): &(String, String)| unclear_words(file, text);
    let found: Vec<_> = files.iter().flat_map(unclear).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    assert!(!files.is_empty(), "nothing is looked at");
}

#[test]
fn comments_that_are_too_wide_are_found() {
    let wide = |start: &str| format!("{start}{}", " word".repeat(20));
    for start in ["//", "///", "    //!", "/*", " * ", "  /** "] {
        assert_eq!(
            wide_comments(&format!("x\n{}", wide(start))),
            [2],
            "{start}"
        );
    }
    let url = format!("https://example.com/{}", "a".repeat(100));
    let fine = [
        wide("let x ="),
        wide("*x ="),
        format!("//{}", "x".repeat(98)),
        // Columns, not bytes.
        format!("//{}", "…".repeat(98)),
        format!("/// {url}"),
        format!("//! [page]: {url}"),
    ];
    for line in fine {
        assert_eq!(wide_comments(&line), [0; 0], "{line}");
    }
    assert_eq!(wide_comments(&format!("// as it stands in {url}")), [1]);
}

#[test]
fn unclear_words_are_found_in_any_case_and_only_as_whole_words() {
    let text =
        "fn f() {}\n/// Nobody holds a `HINT`.\nlet hold_on = threshold; // wishes\n\"believe\"";
    assert_eq!(
        unclear_words("src/a.rs", text),
        [
            "src/a.rs:2: nobody",
            "src/a.rs:2: hint",
            "src/a.rs:4: believe"
        ]
    );
    let wire = "Body::Hint => \"hint\",";
    assert_eq!(
        unclear_words("src/tabs/a.rs", wire),
        ["src/tabs/a.rs:1: hint"]
    );
    assert_eq!(unclear_words("src/a.rs", wire).len(), 2);
}
