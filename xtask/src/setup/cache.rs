//! The folder for what takes minutes to build, shared by all clones of the repository.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

pub(super) fn folder() -> Result<PathBuf> {
    let cache = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let cache = cache.or_else(|| Some(env::home_dir()?.join(".cache")));
    Ok(cache
        .context("no cache folder: set HOME or XDG_CACHE_HOME")?
        .join("yew-authjs"))
}
