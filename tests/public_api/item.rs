//! The lines for one item: its signature and its members.

use syn::spanned::Spanned;
use syn::{Attribute, Fields, Generics, ImplItem, Item, ItemImpl, Signature};

use crate::crate_tree::{attributes, is_public};

/// Attributes that change what an app can do with an item.
const SHOWN: [&str; 5] = ["component", "deprecated", "hook", "non_exhaustive", "cfg"];

/// Returns the lines for `item` at `path`, without its impls.
pub(crate) fn lines(path: &str, item: &Item) -> Vec<String> {
    let marks = marks(attributes(item));
    let mut lines = match item {
        Item::Struct(item) => {
            let header = format!("struct {}{}", item.ident, generics(&item.generics));
            let mut lines = vec![format!("{path}: {marks}{header}")];
            for (index, field) in item.fields.iter().enumerate() {
                let index = index.to_string();
                let name = field.ident.as_ref().map_or(index, ToString::to_string);
                if is_public(&field.vis) {
                    lines.push(format!("{path}::{name}: field {}", source(&field.ty)));
                }
            }
            lines
        }
        Item::Enum(item) => {
            let header = format!("enum {}{}", item.ident, generics(&item.generics));
            let variant = |variant: &syn::Variant| {
                let fields = fields(&variant.fields);
                format!("{path}::{0}: variant {0}{fields}", variant.ident)
            };
            let mut lines = vec![format!("{path}: {marks}{header}")];
            lines.extend(item.variants.iter().map(variant));
            lines
        }
        Item::Fn(item) => vec![format!("{path}: {marks}{}", signature(&item.sig))],
        _ => panic!("{path} is an item of a kind that tests/public_api cannot print yet"),
    };
    let derives = attributes(item)
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"));
    for derive in derives {
        let list = derive.meta.require_list().unwrap().tokens.to_string();
        let traits = list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        lines.extend(traits.map(|name| format!("{path}: derive {name}")));
    }
    lines
}

/// Returns the lines for the public functions of an impl of the type at `path`.
pub(crate) fn methods(path: &str, item: &ItemImpl) -> Vec<String> {
    let function = |function: &ImplItem| match function {
        ImplItem::Fn(function) if is_public(&function.vis) => {
            let (marks, name) = (marks(&function.attrs), &function.sig.ident);
            Some(format!(
                "{path}::{name}: {marks}{}",
                signature(&function.sig)
            ))
        }
        ImplItem::Const(item) if is_public(&item.vis) => Some(format!(
            "{path}::{}: const {}",
            item.ident,
            source(&item.ty)
        )),
        _ => None,
    };
    item.items.iter().filter_map(function).collect()
}

/// Returns the line for an impl of a trait.
pub(crate) fn trait_impl(path: &str, item: &ItemImpl) -> String {
    let (_, of, _) = item.trait_.as_ref().unwrap();
    let bounds = item.generics.where_clause.as_ref();
    let bounds = bounds.map(|bounds| format!(" {}", source(bounds)));
    let (of, ty) = (source(of), source(&item.self_ty));
    let generics = generics(&item.generics);
    format!(
        "{path}: impl{generics} {of} for {ty}{}",
        bounds.unwrap_or_default()
    )
}

fn signature(signature: &Signature) -> String {
    source(signature)
}

fn fields(fields: &Fields) -> String {
    let types = || fields.iter().map(|field| source(&field.ty));
    match fields {
        Fields::Unit => String::new(),
        Fields::Unnamed(_) => format!("({})", types().collect::<Vec<_>>().join(", ")),
        Fields::Named(named) => {
            let names = named.named.iter().filter_map(|field| field.ident.as_ref());
            let fields = names.zip(types()).map(|(name, ty)| format!("{name}: {ty}"));
            format!(" {{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

fn generics(generics: &Generics) -> String {
    if generics.params.is_empty() {
        String::new()
    } else {
        format!("<{}>", source(&generics.params))
    }
}

pub(crate) fn marks(attributes: &[Attribute]) -> String {
    let is_shown =
        |attribute: &&Attribute| SHOWN.iter().any(|name| attribute.path().is_ident(name));
    let shown = attributes.iter().filter(is_shown);
    shown
        .map(|attribute| format!("{} ", source(attribute)))
        .collect()
}

/// Returns the source of `part` in one line, as it would be written if lines had no end.
fn source(part: &impl Spanned) -> String {
    let text = part.span().source_text().unwrap();
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    let line = line.trim_end_matches(',');
    line.replace("( ", "(")
        .replace(", )", ")")
        .replace("< ", "<")
        .replace(", >", ">")
}
