//! The UN Security Council's consolidated list: what its fields hold.

mod births;
mod documents;
pub(crate) mod names;
pub(crate) mod party;
