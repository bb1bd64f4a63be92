//! Names that a token-classification model of the user finds in a text.
//!
//! A folder holds what such models come with: `model.onnx`, `tokenizer.json` and `config.json`. With the feature `onnx` a `Model` of it
//! is a `Tagger` of the articles; without it this crate only knows what labels mean. It adds mentions to a reading and takes none away.
//! The folder is read once; nothing is downloaded.

pub mod config;
mod decode;
mod label;
#[cfg(feature = "onnx")]
mod model;

pub use decode::{Word, names};
pub use label::{Label, Place};
#[cfg(feature = "onnx")]
pub use model::Model;

use std::path::PathBuf;

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TaggerError {
    /// A file that a model needs cannot be read.
    #[error(
        "{}: {error}; a model is a folder with model.onnx, tokenizer.json and config.json, as `optimum-cli export onnx` writes it",
        path.display()
    )]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: std::io::Error,
    },
    /// A file is not what its name says.
    #[error("{}: {why}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and what to try.
        why: String,
    },
}
