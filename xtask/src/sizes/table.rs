//! The weights of several apps side by side, as markdown.

use std::collections::BTreeSet;

use super::weights::Weights;

/// One column for each app; the heaviest part of the last one comes first.
pub(super) fn table(apps: &[(&str, Weights)]) -> String {
    let weight = |weights: &Weights, part: &String| weights.get(part).copied().unwrap_or_default();
    let mut parts: Vec<&String> = apps
        .iter()
        .flat_map(|(_, weights)| weights.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    parts.sort_by_key(|part| apps.last().map(|(_, last)| u64::MAX - weight(last, part)));

    let names: Vec<&str> = apps.iter().map(|(name, _)| *name).collect();
    let mut lines = vec![
        format!("| part | {} |", names.join(" | ")),
        format!("|---|{}", "---:|".repeat(apps.len())),
    ];
    for part in parts {
        lines.push(row(
            part,
            apps.iter().map(|(_, weights)| weight(weights, part)),
        ));
    }
    let sums = apps.iter().map(|(_, weights)| weights.values().sum());
    lines.push(row("**all**", sums));
    lines.join("\n") + "\n"
}

/// Writes a number in kilobytes of a thousand bytes; an empty text for no number.
fn row(part: &str, weights: impl Iterator<Item = u64>) -> String {
    let cells: String = weights
        .map(|bytes| match bytes {
            0 => "  |".to_owned(),
            bytes => format!(" {}.{} |", (bytes + 50) / 1000, (bytes + 50) % 1000 / 100),
        })
        .collect();
    format!("| {part} |{cells}")
}

/// Returns `page` with `table` between its two marks.
pub(super) fn put(page: &str, table: &str) -> Option<String> {
    let (before, rest) = page.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{START}\n\n{table}\n{END}{after}"))
}

const START: &str = "<!-- parts -->";
const END: &str = "<!-- end of parts -->";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heaviest_part_of_the_last_app_first() {
        let weights = |parts: &[(&str, u64)]| {
            let owned = parts
                .iter()
                .map(|(name, bytes)| ((*name).to_owned(), *bytes));
            owned.collect::<Weights>()
        };
        let small = ("small", weights(&[("Yew", 51_960)]));
        let large = ("large", weights(&[("Yew", 52_000), ("`client`", 60_049)]));
        let expected = [
            "| part | small | large |",
            "|---|---:|---:|",
            "| `client` |  | 60.0 |",
            "| Yew | 52.0 | 52.0 |",
            "| **all** | 52.0 | 112.0 |",
        ];
        assert_eq!(table(&[small, large]).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn only_what_is_between_the_marks_is_new() {
        let page = "a\n<!-- parts -->\nold\n<!-- end of parts -->\nb";
        let expected = "a\n<!-- parts -->\n\nnew\n\n<!-- end of parts -->\nb";
        assert_eq!(put(page, "new\n").as_deref(), Some(expected));
        assert_eq!(put("no marks", "new"), None);
    }
}
