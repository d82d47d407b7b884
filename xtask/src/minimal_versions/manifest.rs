//! The dependencies and features of a manifest, read by hand: each dependency stands on a line or
//! in a table of its own, as in this workspace.

/// A dependency with the least version that satisfies its requirement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Bound {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) is_for_tests: bool,
}

/// The parts of a manifest that matter here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    /// One for each dependency, however many tables it is in.
    pub(super) bounds: Vec<Bound>,
    pub(super) features: Vec<String>,
}

/// The table that a line is in.
enum Table {
    Features,
    Dependencies { is_for_tests: bool },
    Dependency { name: String, is_for_tests: bool },
    Other,
}

impl Manifest {
    pub(super) fn parse(text: &str) -> Self {
        let mut manifest = Self::default();
        let mut table = Table::Other;
        for line in text.lines().map(str::trim) {
            if let Some(header) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                table = Table::of(header);
            } else if let Some((key, value)) = line.split_once(" = ") {
                manifest.read(&table, key, value);
            }
        }
        manifest
    }

    fn read(&mut self, table: &Table, key: &str, value: &str) {
        match table {
            Table::Features if key != "default" => self.features.push(key.to_owned()),
            Table::Dependencies { is_for_tests } => {
                let version = value
                    .split_once("version = ")
                    .map_or(value, |(_, rest)| rest);
                self.add(key, version, *is_for_tests);
            }
            Table::Dependency { name, is_for_tests } if key == "version" => {
                self.add(name, value, *is_for_tests);
            }
            _ => {}
        }
    }

    /// Adds a dependency unless it is there, if `quoted` begins with a version in quotes.
    fn add(&mut self, name: &str, quoted: &str, is_for_tests: bool) {
        let is_known = self.bounds.iter().any(|bound| bound.name == name);
        let version = quoted
            .strip_prefix('"')
            .and_then(|rest| rest.split_once('"'));
        if let Some((version, _)) = version.filter(|_| !is_known) {
            self.bounds.push(Bound {
                name: name.to_owned(),
                version: full(version),
                is_for_tests,
            });
        }
    }
}

impl Table {
    fn of(header: &str) -> Self {
        let is_for_tests = header.contains("dev-dependencies");
        match header.split_once("dependencies") {
            _ if header == "features" => Self::Features,
            Some((_, "")) => Self::Dependencies { is_for_tests },
            Some((_, name)) => Self::Dependency {
                name: name.trim_start_matches('.').to_owned(),
                is_for_tests,
            },
            None => Self::Other,
        }
    }
}

/// Returns a version with all of its three numbers: `1.2` is satisfied by 1.2.0 at the least.
fn full(version: &str) -> String {
    let missing = 2_usize.saturating_sub(version.matches('.').count());
    version.to_owned() + &".0".repeat(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_dependency_is_found_once_in_whichever_form() {
        let manifest = Manifest::parse(
            r#"
[package]
version = "9.0"
rust-version = "1.88"

[features]
default = []
router = ["dep:yew-router"]

[dependencies]
# A comment with = in it.
one = "1.2.3"
two = { version = "0.3", default-features = false, features = ["alloc"] }

[dependencies.three]
version = "2"
features = [
    "Some",
]

[target.'cfg(target_arch = "wasm32")'.dev-dependencies]
two = { version = "0.3", features = ["more"] }
four = "4.1"

[profile.release]
opt-level = "z"
"#,
        );
        let bounds = manifest
            .bounds
            .iter()
            .map(|bound| (&*bound.name, &*bound.version, bound.is_for_tests));
        assert_eq!(
            bounds.collect::<Vec<_>>(),
            [
                ("one", "1.2.3", false),
                ("two", "0.3.0", false),
                ("three", "2.0.0", false),
                ("four", "4.1.0", true),
            ]
        );
        assert_eq!(manifest.features, ["router"]);
    }
}
