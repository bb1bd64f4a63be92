//! A server over a real loopback socket, asked as clients ask it. It answers from the built-in sample list.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod bulk;
mod clients;
mod conformance;
mod described;
mod health;
mod hostile;
mod http;
mod imported;
mod openapi;
mod operation;
mod pages;
mod parties;
mod real;
mod tls;
mod tour;
mod traces;
mod updates;
mod v1;
