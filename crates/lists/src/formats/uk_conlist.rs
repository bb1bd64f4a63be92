//! Not read yet.

use crate::{Header, Input, ListError, Probe, Sink, Sniff};

pub(crate) fn sniff(_probe: &Probe) -> Sniff {
    Sniff::No
}

pub(crate) fn read(input: &Input, _sink: &mut dyn Sink) -> Result<Header, ListError> {
    Err(ListError::refused(
        input.main().name,
        "this format is not read yet",
    ))
}
