//! Pairs to parties: the surest pairs first, and a party grows only where all of its entries agree with all that come.

use std::collections::{HashMap, HashSet};

use exonym_index::Join;

use crate::agree::cannot_be;
use crate::block::Pair;
use crate::profile::Profile;
use crate::rank::is_compilation;

/// Parties in the making.
pub(crate) struct Clusters<'a> {
    entries: &'a [Profile],
    lists: &'a [String],
    /// Pairs that a person judged different.
    different: &'a HashSet<Pair>,
    /// Pairs of one list that are beyond all doubt.
    of_one_list: &'a HashSet<Pair>,
    head: Vec<u32>,
    members: HashMap<u32, Vec<u32>>,
    joins: HashMap<u32, Vec<Join>>,
}

impl<'a> Clusters<'a> {
    pub(crate) fn new(
        entries: &'a [Profile],
        lists: &'a [String],
        different: &'a HashSet<Pair>,
        of_one_list: &'a HashSet<Pair>,
    ) -> Clusters<'a> {
        Clusters {
            entries,
            lists,
            different,
            of_one_list,
            head: (0..entries.len() as u32).collect(),
            members: HashMap::new(),
            joins: HashMap::new(),
        }
    }

    pub(crate) fn head(&self, entry: u32) -> u32 {
        self.head.get(entry as usize).copied().unwrap_or(entry)
    }

    fn members(&self, head: u32) -> Vec<u32> {
        self.members.get(&head).cloned().unwrap_or_else(|| vec![head])
    }

    /// Joins the parties of two entries, or says why their parties as a whole cannot be one. A person's judgement is heeded
    /// against every rule but another judgement.
    pub(crate) fn join(&mut self, join: Join, judged: bool) -> Result<(), String> {
        let (a, b) = (self.head(join.left), self.head(join.right));
        if a != b {
            let (left, right) = (self.members(a), self.members(b));
            self.check(&left, &right, judged)?;
            let (head, other) = (a.min(b), a.max(b));
            let mut all: Vec<u32> = left.into_iter().chain(right).collect();
            all.sort_unstable();
            for entry in &all {
                if let Some(slot) = self.head.get_mut(*entry as usize) {
                    *slot = head;
                }
            }
            self.members.remove(&other);
            self.members.insert(head, all);
            let moved = self.joins.remove(&other).unwrap_or_default();
            let joins = self.joins.entry(head).or_default();
            joins.extend(moved);
            // Pairs come surest first, so that the ones kept are the surest that hold the party together.
            joins.push(join);
        }
        Ok(())
    }

    fn check(&self, left: &[u32], right: &[u32], judged: bool) -> Result<(), String> {
        for a in left {
            for b in right {
                let pair = (*a.min(b), *a.max(b));
                let (Some(x), Some(y)) = (self.entries.get(*a as usize), self.entries.get(*b as usize))
                else {
                    continue;
                };
                if self.different.contains(&pair) {
                    return Err(format!("{} and {} are judged different", x.id, y.id));
                }
                if judged {
                    continue;
                }
                if let Some(why) = cannot_be(x, y) {
                    return Err(format!("{} and {}: {why}", x.id, y.id));
                }
                let list = self.lists.get(x.list as usize).map(String::as_str);
                if x.list == y.list && !list.is_some_and(is_compilation) && !self.of_one_list.contains(&pair)
                {
                    return Err(format!("its list names {} and {} apart", x.id, y.id));
                }
            }
        }
        Ok(())
    }

    /// Parties of several entries: their members and the pairs that joined them.
    pub(crate) fn finish(self) -> Vec<(Vec<u32>, Vec<Join>)> {
        let Clusters {
            members, mut joins, ..
        } = self;
        let mut out: Vec<(Vec<u32>, Vec<Join>)> = members
            .into_iter()
            .map(|(head, members)| (members, joins.remove(&head).unwrap_or_default()))
            .collect();
        out.sort_by(|a, b| a.0.cmp(&b.0));
        out
    }
}
