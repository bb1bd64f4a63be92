//! The built command, run as a user runs it, each test with a data directory of its own.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod articles;
mod files;
mod filters;
mod kill;
mod lists;
mod outcomes;
mod parties;
mod read;
mod read_folder;
mod read_schema;
mod read_url;
mod run;
mod sample;
mod serve;
mod shared;
