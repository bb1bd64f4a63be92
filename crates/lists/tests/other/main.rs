//! Readers of formats that no single sanctions authority owns: the US Consolidated Screening List, the FollowTheMoney and
//! OpenSanctions streams, and users' own tables. One module a format; each has hand-made documents, the real files where
//! they are at hand, and hostile ones.

// Helpers of tests are tests: a failed unwrap is a failed test, and a skipped one says so on stdout.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

mod column_map;
mod csl;
mod ftm;
mod senzing;
mod shared;
mod simple_csv;
mod statements;
