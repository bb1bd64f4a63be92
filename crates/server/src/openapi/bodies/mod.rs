//! Bodies as the description tells them. They are made value by value or read leniently, so no type of the program has their
//! shape; a test holds every answer against them (`tests/it/described.rs`).

#![allow(dead_code)]

pub(crate) mod asked;
pub(crate) mod catalogue;
pub(crate) mod common;
pub(crate) mod lists;
pub(crate) mod reconcile;
pub(crate) mod screening;
pub(crate) mod statements;
