//! Whole documents through the reader.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod article;
mod hostile;
mod links;
mod small;
