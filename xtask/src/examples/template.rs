//! An app from `template/`, as `cargo generate` makes it.
//!
//! cargo-generate takes longer to build than all examples together. The template uses one
//! placeholder and nothing else of it, so that a substitution here comes to the same.

use std::path::Path;
use std::{fs, io};

use anyhow::{Context, Result, ensure};

use super::copy::copy;
use crate::workspace;

const PLACEHOLDER: &str = "{{project-name}}";

/// Where the template's app gets the library from, and where it gets the package.
const REPOSITORY: &str = "git = \"https://github.com/OWNER/yew-authjs\"";
const PACKAGE: &str = "path = \"../yew-authjs\"";

/// Makes the app `name` in `folder`, which depends on the package there and not on the repository.
pub(super) fn generate(name: &str, folder: &Path) -> Result<()> {
    let app = folder.join(name);
    let template = workspace::root().join("template");
    copy(&template, &app, |text| {
        text.replace(PLACEHOLDER, name).replace(REPOSITORY, PACKAGE)
    })?;
    fs::remove_file(app.join("cargo-generate.toml")).context("the template has no settings")?;
    super::write_lock(&app)?;
    link_packages(&app.join("server"))
}

/// Gives the app's server the npm packages of the example that has the same lock file.
fn link_packages(server: &Path) -> Result<()> {
    let example = workspace::root().join("examples/express-server");
    let lock = |folder: &Path| fs::read(folder.join("package-lock.json"));
    ensure!(
        lock(server)? == lock(&example)?,
        "the template's server has other packages than examples/express-server"
    );
    link_to(&example.join("node_modules"), &server.join("node_modules"))
        .context("the npm packages cannot be linked to")
}

/// Makes `link` lead to `folder`, whatever it led to before: a target folder that several copies of
/// the repository share may have the link of one that is gone.
fn link_to(folder: &Path, link: &Path) -> io::Result<()> {
    if fs::read_link(link).is_ok() {
        fs::remove_file(link)?;
    }
    std::os::unix::fs::symlink(folder, link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::copy::files;

    /// Returns the files that `cargo-generate.toml` names between these brackets.
    fn named(settings: &str, key: &str) -> Vec<String> {
        let start = format!("\n{key} = [");
        let (_, rest) = settings.split_once(&start).unwrap();
        let (list, _) = rest.split_once(']').unwrap();
        let names = list.split(',').map(|name| name.trim().trim_matches('"'));
        names.map(str::to_owned).collect()
    }

    #[test]
    fn a_link_that_leads_to_nothing_is_replaced() {
        let folder = workspace::target().unwrap().join("link-test");
        fs::create_dir_all(folder.join("packages")).unwrap();
        let link = folder.join("link");
        for target in ["gone", "packages", "packages"] {
            link_to(&folder.join(target), &link).unwrap();
        }
        assert!(link.is_dir());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn cargo_generate_replaces_what_is_replaced_here() {
        let template = workspace::root().join("template");
        let settings = fs::read_to_string(template.join("cargo-generate.toml")).unwrap();
        let included = named(&settings, "include");
        for entry in files(&template).unwrap() {
            let text = fs::read_to_string(template.join(&entry)).unwrap();
            let is_included = included.iter().any(|name| Path::new(name) == entry);
            assert_eq!(
                text.contains(PLACEHOLDER),
                is_included,
                "{} and cargo-generate.toml",
                entry.display()
            );
            if is_included {
                let rest = text.replace(PLACEHOLDER, "");
                assert!(!rest.contains("{{") && !rest.contains("{%"), "{entry:?}");
            }
        }
    }
}
