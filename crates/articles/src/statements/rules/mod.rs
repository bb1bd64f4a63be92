//! One rule a file: from a place in a sentence to a statement, or nothing.

pub(super) mod according;
pub(super) mod after;
pub(super) mod attitude;
pub(super) mod before;
pub(super) mod citing;
pub(super) mod floating;
pub(super) mod noun;
pub(super) mod participle;
pub(super) mod refusal;
