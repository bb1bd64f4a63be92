//! Free-text search: what an analyst types to look something up. It screens nothing, and its rank is no likeness.

pub mod facets;
pub mod filters;
pub mod run;
pub mod sort;
pub mod syntax;
