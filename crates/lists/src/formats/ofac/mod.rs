//! Formats of the US Treasury, Office of Foreign Assets Control.

pub(crate) mod advanced_xml;
pub(crate) mod csv;
pub(crate) mod enhanced_xml;
pub(crate) mod standard_xml;
