//! What happens to every request before and after its route.

pub mod guard;
pub mod trace;
