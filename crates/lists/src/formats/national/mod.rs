//! What the readers of the national lists share.

#[cfg(test)]
pub(crate) mod test_kit;
