//! Answers kept from document to document: the articles of a folder name the same parties over and over.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use exonym_screen::{Options, Outcome, Query, QueryParts, Scratch, ScreenError};

use super::Lists;

/// Answers that are kept; past it all are forgotten and the keeping begins anew, which bounds memory and costs little.
const MOST_KEPT: usize = 50_000;

/// Lists that remember what they were asked. It is for one run over one snapshot with one set of [`Options`]: the threshold alone may differ
/// from question to question. Several threads may ask at once.
pub struct Remembering<'a> {
    lists: &'a dyn Shared,
    answers: Mutex<HashMap<String, Arc<Option<Outcome>>>>,
    /// Memory of searches that are not under way.
    idle: Mutex<Vec<Scratch>>,
}

/// Lists that several threads may ask.
pub trait Shared: Lists + Sync {}
impl<L: Lists + Sync> Shared for L {}

impl<'a> Remembering<'a> {
    /// Lists with nothing remembered yet.
    pub fn new(lists: &'a dyn Shared) -> Remembering<'a> {
        Remembering {
            lists,
            answers: Mutex::default(),
            idle: Mutex::default(),
        }
    }
}

impl Lists for Remembering<'_> {
    fn find(&self, query: &Query, options: &Options, scratch: &mut Scratch) -> Result<Outcome, ScreenError> {
        let found = self.find_parts(query.parts().clone(), options, scratch)?;
        // A query that exists can be asked.
        Ok(found.unwrap_or(Outcome {
            findings: Vec::new(),
            compared: 0,
            limited: None,
        }))
    }

    fn find_parts(
        &self,
        parts: QueryParts,
        options: &Options,
        _: &mut Scratch,
    ) -> Result<Option<Outcome>, ScreenError> {
        let key = format!("{parts:?} {}", options.threshold);
        let known = self
            .answers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .map(Arc::clone);
        if let Some(known) = known {
            return Ok((*known).clone());
        }
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut scratch = idle.unwrap_or_default();
        let outcome = self.lists.find_parts(parts, options, &mut scratch);
        self.idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(scratch);
        let outcome = outcome?;
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.len() >= MOST_KEPT {
            answers.clear();
        }
        answers.insert(key, Arc::new(outcome.clone()));
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[derive(Default)]
    struct Counting(AtomicUsize);

    impl Lists for Counting {
        fn find(&self, _: &Query, _: &Options, _: &mut Scratch) -> Result<Outcome, ScreenError> {
            let compared = self.0.fetch_add(1, Ordering::Relaxed);
            Ok(Outcome {
                findings: Vec::new(),
                compared,
                limited: None,
            })
        }
    }

    #[test]
    fn a_question_is_asked_once_and_another_threshold_is_another_question() {
        let lists = Counting::default();
        let remembering = Remembering::new(&lists);
        let ask = |name: &str, threshold: f32| {
            let parts = QueryParts {
                names: vec![name.to_owned()],
                ..QueryParts::default()
            };
            let options = Options {
                threshold,
                ..Options::default()
            };
            let query = Query::new(parts).expect("a name");
            remembering
                .find(&query, &options, &mut Scratch::default())
                .expect("counted")
                .compared
        };
        assert_eq!([ask("Anna Berg", 0.7), ask("Anna Berg", 0.7)], [0, 0]);
        assert_eq!([ask("Anna Berg", 0.9), ask("Berta Berg", 0.7)], [1, 2]);
        assert_eq!(ask("Anna Berg", 0.7), 0);
    }
}
