//! What Trunk.toml says about the page.

use anyhow::{Context, Result};
use toml_span::Value;

/// The settings that a page without Trunk follows, too.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::demo) struct TrunkToml {
    /// What loads the app.
    pub(super) script: String,
    /// What stands at the end of the page's head.
    pub(super) preload: String,
    /// The files and folders that the page is built from.
    pub(in crate::demo) watched: Vec<String>,
}

impl TrunkToml {
    pub(in crate::demo) fn parse(text: &str) -> Result<Self> {
        let config = toml_span::parse(text).map_err(|error| anyhow::anyhow!("{error}"))?;
        let pattern = |name: &str| {
            let value = config.pointer(&format!("/build/{name}"));
            let value = value.and_then(Value::as_str).map(str::to_owned);
            value.with_context(|| format!("Trunk.toml has no {name}"))
        };
        let watched = config.pointer("/watch/watch").and_then(Value::as_array);
        let watched = watched.context("Trunk.toml has nothing to watch")?;
        Ok(Self {
            script: pattern("pattern_script")?,
            preload: pattern("pattern_preload")?,
            watched: watched
                .iter()
                .filter_map(|path| path.as_str().map(str::to_owned))
                .collect(),
        })
    }
}

/// Returns the name of the package with this manifest.
pub(super) fn package_name(manifest: &str) -> Result<String> {
    let manifest = toml_span::parse(manifest).map_err(|error| anyhow::anyhow!("{error}"))?;
    let name = manifest.pointer("/package/name").and_then(Value::as_str);
    Ok(name.context("the manifest names no package")?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str = include_str!("../../../../Trunk.toml");

    #[test]
    fn the_patterns_of_the_page_are_found() {
        let config = TrunkToml::parse(CONFIG).unwrap();
        assert!(config.script.starts_with("<script type=\"module\">\n"));
        assert!(config.script.contains("{base}{wasm}"));
        assert!(config.preload.contains("{base}{js}"));
        assert!(config.watched.contains(&"demo/app".to_owned()));
    }

    #[test]
    fn what_is_missing_is_named() {
        let without = CONFIG.replace("pattern_script", "pattern");
        let problem = TrunkToml::parse(&without).unwrap_err().to_string();
        assert!(problem.contains("pattern_script"), "{problem}");
        assert!(TrunkToml::parse("[build").is_err());
    }

    #[test]
    fn a_manifest_names_its_package() {
        let manifest = include_str!("../../../../demo/app/Cargo.toml");
        assert_eq!(package_name(manifest).unwrap(), "yew-authjs-demo");
        assert!(package_name("[workspace]").is_err());
    }
}
