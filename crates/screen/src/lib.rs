//! The engine: a [`Query`] to candidates, compared with what lists publish and weighed, to [`Finding`]s with their
//! explanation.
//!
//! ```text
//! Query -> names::prepare -> keys -> candidates -> names::compare -> evidence -> decide -> Finding
//! ```
//!
//! There is no clock, no network and no store in here: the same query on the same index gives the same answer, which is
//! what lets an old answer be replayed.

mod candidates;
pub mod decide;
mod evidence;
mod finding;
mod glance;
mod glued;
mod marks;
mod parties;
mod party;
mod query;
mod record;
mod screener;
mod weights;

pub use evidence::{Evidence, date_effect};
pub use finding::{Citation, Entry, Finding, Joined, Listing, ListingState, Matched, Part, Strength};
pub use parties::{DoubtView, PartyView};
pub use query::{Filters, Options, Query, QueryError, QueryParts};
pub use screener::{BASIS_KEPT, BASIS_STATED, Outcome, Scratch, ScreenError, Screener};
pub use weights::DEFAULT_THRESHOLD;
