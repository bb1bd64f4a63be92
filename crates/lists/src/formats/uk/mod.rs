//! The UK's lists: the FCDO's UK Sanctions List (XML, CSV) and OFSI's retired consolidated list.
//!
//! All three layouts fill one [`designation::Designation`], so that one entry reads the same from each; [`emit`] makes
//! the party of it.

pub(crate) mod designation;
pub(crate) mod emit;
mod languages;
mod names;
mod numbered;
mod persons;
mod registrations;
pub(crate) mod sections;
pub(crate) mod table;
pub(crate) mod ties;
