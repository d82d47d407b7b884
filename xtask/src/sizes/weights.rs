//! What the functions of a WebAssembly file weigh, part by part.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Result, ensure};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use super::part::part_of;

/// Strings, tables, and everything else that is no function.
const CONSTANTS: &str = "constants";
const REST: &str = "imports, types and tables";

/// Bytes, by part.
pub(super) type Weights = BTreeMap<String, u64>;

/// Weighs the parts of the file of `app`, whose functions still have their names.
pub(super) fn weigh(file: &[u8], app: &str) -> Result<Weights> {
    let mut imported = 0;
    let mut functions = Vec::new();
    let mut names = BTreeMap::new();
    let mut constants = 0;
    let mut named = 0;
    for payload in Parser::new(0).parse_all(file) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => functions.push(length(&body.range())),
            Payload::DataSection(data) => constants = length(&data.range()),
            Payload::CustomSection(section) => {
                named += length(&section.range());
                if let KnownCustom::Name(sections) = section.as_known() {
                    read_names(sections, &mut names)?;
                }
            }
            _ => {}
        }
    }
    ensure!(!names.is_empty(), "{app}.wasm has no names of functions");
    let mut weights = Weights::from([(CONSTANTS.to_owned(), constants)]);
    for (index, bytes) in (imported..).zip(functions) {
        let name = names.get(&index).map_or("", String::as_str);
        *weights.entry(part_of(name, app)).or_default() += bytes;
    }
    // The names themselves are not in the file that one publishes.
    let known: u64 = weights.values().sum();
    let rest = u64::try_from(file.len())?.saturating_sub(known + named);
    weights.insert(REST.to_owned(), rest);
    Ok(weights)
}

const fn length(range: &Range<u64>) -> u64 {
    range.end - range.start
}

fn read_names(
    sections: wasmparser::NameSectionReader<'_>,
    names: &mut BTreeMap<u32, String>,
) -> Result<()> {
    for section in sections {
        if let Name::Function(functions) = section? {
            for function in functions {
                let function = function?;
                let name = rustc_demangle::demangle(function.name);
                names.insert(function.index, format!("{name:#}"));
            }
        }
    }
    Ok(())
}
