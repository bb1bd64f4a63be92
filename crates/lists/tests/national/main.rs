//! The national lists' readers on real files: counts against independent ones, spot values, every kind of note explained.

#![allow(clippy::print_stdout)] // a skipped test says so

mod australia;
mod canada;
mod japan;
mod seco;
mod shared;
mod worldbank;
