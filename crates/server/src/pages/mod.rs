//! Pages: HTML, styles and scripts that are part of the binary and load nothing from elsewhere.
//!
//! A page is one shell with a script; its data comes from the routes that everyone else asks. Scripts make text of data and
//! never markup, and the policy below lets nothing else run should one of them ever be wrong.

pub mod asset;
pub mod html;
pub mod shell;

/// What a page may do: its own scripts, styles and data, nothing inline, no frame around it.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                          form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
