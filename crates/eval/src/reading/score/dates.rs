//! Dates: of those that are answered, how many have the gold's value; and how many are answered.
//!
//! A gold date is answered when a predicted date overlaps it and has a value with a year. Gold dates without a value are left out.

use serde::Serialize;

use super::{Counted, Share};
use crate::reading::gold::Date;
use crate::reading::predicted::{self, Predicted};

/// Figures of dates.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DateFigures {
    /// Answers that equal the gold's value.
    pub right_of_answered: Share,
    /// Gold dates that are answered.
    pub answered: Share,
    /// Predicted dates that overlap no gold date. That gold marks most dates and not all.
    pub beside_gold: u64,
    /// The wrong answers: gold value and predicted value.
    pub wrong: Vec<(String, String)>,
}

#[derive(Debug, Default)]
pub(crate) struct Tally {
    documents: u64,
    right: Counted,
    answered: Counted,
    beside_gold: u64,
    wrong: Vec<(String, String)>,
}

impl Tally {
    pub(crate) fn add(&mut self, gold: &[Date], predicted: &Predicted) {
        self.documents += 1;
        for date in gold.iter().filter(|date| !date.value.is_empty()) {
            let answer = answer(date, &predicted.dates);
            self.answered.add(answer.is_some());
            if let Some(answer) = answer {
                self.right.add(answer.value == date.value);
                if answer.value != date.value {
                    self.wrong.push((date.value.clone(), answer.value.clone()));
                }
            }
        }
        let beside = predicted
            .dates
            .iter()
            .filter(|one| !gold.iter().any(|date| date.span.overlaps(one.span)));
        self.beside_gold += beside.count() as u64;
    }

    pub(crate) fn figures(&self) -> Option<DateFigures> {
        (self.documents > 0).then(|| DateFigures {
            right_of_answered: self.right.share(),
            answered: self.answered.share(),
            beside_gold: self.beside_gold,
            wrong: self.wrong.clone(),
        })
    }
}

/// The predicted date that overlaps most of a gold date and is resolved.
fn answer<'a>(gold: &Date, predicted: &'a [predicted::Date]) -> Option<&'a predicted::Date> {
    let shared = |one: &predicted::Date| {
        (gold.span.end.min(one.span.end)).saturating_sub(gold.span.start.max(one.span.start))
    };
    predicted
        .iter()
        .filter(|one| shared(one) > 0 && !one.value.is_empty() && !one.value.starts_with("XXXX"))
        .max_by_key(|one| shared(one))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Span;

    #[test]
    fn open_years_are_no_answers() {
        let gold = |start, value: &str| Date {
            span: Span::new(start, start + 7),
            value: value.to_owned(),
        };
        let predicted = |start, value: &str| predicted::Date {
            span: Span::new(start, start + 5),
            value: value.to_owned(),
        };
        let mut tally = Tally::default();
        tally.add(
            &[
                gold(0, "2017-07-18"),
                gold(10, "2017"),
                gold(20, "2016"),
                gold(30, ""),
            ],
            &Predicted {
                dates: vec![
                    predicted(0, "2017-07-18"),
                    predicted(10, "XXXX"),
                    predicted(20, "2015"),
                    predicted(50, "2001"),
                ],
                ..Predicted::default()
            },
        );
        let figures = tally.figures().unwrap();
        assert_eq!(
            (figures.right_of_answered.right, figures.right_of_answered.of),
            (1, 2)
        );
        assert_eq!((figures.answered.right, figures.answered.of), (2, 3));
        assert_eq!((figures.beside_gold, figures.wrong.len()), (1, 1));
    }
}
