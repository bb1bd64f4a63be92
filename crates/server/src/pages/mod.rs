//! Pages: HTML, styles and scripts that are part of the binary and load nothing from elsewhere.

pub mod html;
