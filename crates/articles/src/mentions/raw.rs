//! A mention before it is known who is meant.

use crate::mentions::tables::{Known, Place};
use crate::reading::EntityKind;
use crate::statements::Run;

/// How a mention names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// By a name.
    Name,
    /// By a phrase of the gazetteer.
    Known(Place),
    /// By an office alone.
    Office,
}

/// An office that stands with a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Office {
    pub(super) run: Run,
    pub(super) country: Option<&'static str>,
}

/// A mention in tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Raw {
    pub(super) run: Run,
    pub(super) sort: Sort,
    pub(super) kind: Option<EntityKind>,
    pub(super) country: Option<&'static str>,
    pub(super) office: Option<Office>,
    /// One word with a capital that the beginning of its sentence may have given it.
    pub(super) doubtful: bool,
    /// It stands in a headline, where capitals say nothing.
    pub(super) headline: bool,
    /// A phrase gives it as another name of someone: nobody goes by its parts.
    pub(super) alias: bool,
    /// Where a word begins that describes whom the name names: `Scientologist Tom Cruise`.
    pub(super) epithet: Option<usize>,
    /// `the` stands before it.
    pub(super) definite: bool,
}

impl Raw {
    pub(super) fn new(run: Run, sort: Sort, kind: Option<EntityKind>) -> Raw {
        Raw {
            run,
            sort,
            kind,
            country: None,
            office: None,
            doubtful: false,
            headline: false,
            alias: false,
            epithet: None,
            definite: false,
        }
    }

    /// A phrase of the gazetteer.
    pub(super) fn known(run: Run, place: Place) -> Raw {
        let kind = match place.known {
            Known::State | Known::Demonym => EntityKind::State,
            Known::Capital => EntityKind::Place,
            Known::Seat | Known::Organisation => EntityKind::Organisation,
        };
        let country = Some(place.code).filter(|code| !code.is_empty());
        Raw {
            country,
            ..Raw::new(run, Sort::Known(place), Some(kind))
        }
    }

    /// With a country.
    pub(super) fn of(self, country: Option<&'static str>) -> Raw {
        Raw {
            country: country.filter(|code| !code.is_empty()),
            ..self
        }
    }
}
