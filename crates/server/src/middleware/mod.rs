//! What happens to every request before and after its route.

pub mod access;
pub mod guard;
pub mod rate;
pub mod trace;
