//! Readers of formats that no single sanctions authority owns: the US Consolidated Screening List, the FollowTheMoney and
//! OpenSanctions streams, and users' own tables. One module a format; each has hand-made documents, the real files where
//! they are at hand, and hostile ones.

mod csl;
mod ftm;
mod senzing;
mod shared;
mod simple_csv;
mod statements;
