//! The files of a built app, without what only lies in the same folder.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;

use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

/// Knows files and folders below one folder, but neither those whose names begin with a dot nor
/// symbolic links: a `.env` or a link out of the folder is no part of the app.
#[derive(Clone, Debug)]
pub(crate) struct PlainFiles {
    root: Arc<Path>,
}

impl PlainFiles {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.into() }
    }

    /// Returns an error unless every step from the root to `path` is what it seems.
    async fn ensure_plain(&self, path: &Path) -> io::Result<()> {
        let below = path
            .strip_prefix(&self.root)
            .map_err(|_| io::Error::from(io::ErrorKind::NotFound))?;
        let mut step = self.root.to_path_buf();
        for name in below {
            step.push(name);
            if name.as_encoded_bytes().starts_with(b".")
                || tokio::fs::symlink_metadata(&step).await?.is_symlink()
            {
                return Err(io::ErrorKind::NotFound.into());
            }
        }
        Ok(())
    }
}

type Future<T> = Pin<Box<dyn std::future::Future<Output = io::Result<T>> + Send>>;

impl Backend for PlainFiles {
    type File = TokioFile;
    type Metadata = std::fs::Metadata;
    type OpenFuture = Future<TokioFile>;
    type MetadataFuture = Future<std::fs::Metadata>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let files = self.clone();
        Box::pin(async move {
            files.ensure_plain(&path).await?;
            TokioBackend.open(path).await
        })
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let files = self.clone();
        Box::pin(async move {
            files.ensure_plain(&path).await?;
            TokioBackend.metadata(path).await
        })
    }
}
