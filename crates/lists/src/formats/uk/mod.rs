//! The UK's lists.
pub(crate) mod numbered;
pub(crate) mod registrations;
pub(crate) mod sections;
