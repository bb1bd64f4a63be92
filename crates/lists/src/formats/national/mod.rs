//! What the readers of the national lists share.

pub(crate) mod aliases;
pub(crate) mod lettered;
pub(crate) mod loose_dates;
#[cfg(test)]
pub(crate) mod test_kit;
