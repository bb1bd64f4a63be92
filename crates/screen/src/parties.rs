//! Looking at parties themselves: one by its id, and pairs that a person should look at.

use exonym_index::Reason;

use crate::finding::{Entry, Joined, Matched};
use crate::party::{Asked, Party};
use crate::query::Options;
use crate::screener::{ScreenError, Screener};

/// A party, asked for by the id of any of its entries.
#[derive(Debug, Clone, PartialEq)]
pub struct PartyView {
    /// Its id.
    pub id: String,
    /// Its other ids.
    pub referents: Vec<String>,
    /// Schema name.
    pub schema: String,
    /// Name to show.
    pub caption: String,
    /// Its entries, the one that gives the id first.
    pub entries: Vec<Entry>,
    /// The pairs that hold it together.
    pub joins: Vec<Joined>,
}

/// A pair that a person should look at.
#[derive(Debug, Clone, PartialEq)]
pub struct DoubtView {
    /// Id and caption of the one entry.
    pub left: (String, String),
    /// Of the other.
    pub right: (String, String),
    /// Sum of the reasons, in bits.
    pub bits: f32,
    /// What agrees, and what does not.
    pub reasons: Vec<Reason>,
    /// Why it is not joined.
    pub why: String,
    /// Whether a person looked and could not tell.
    pub undecided: bool,
}

impl<D: AsRef<[u8]>> Screener<D> {
    /// The party that an id belongs to: of an entry, or one that a source states for it.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn party(&self, id: &str) -> Result<Option<PartyView>, ScreenError> {
        let Some(number) = self.index().entry_with_id(id)? else {
            return Ok(None);
        };
        let all = |_: &exonym_index::Facts| Asked {
            answers: true,
            known: true,
        };
        let party = Party::of(self.index(), number, all)?;
        let shown = party.show(self.index())?;
        let joins = party.joins(self.index(), &shown)?;
        let (id, caption, referents) = (shown.id.clone(), shown.caption.clone(), shown.referents());
        let (options, matched) = (Options::default(), Matched::nothing());
        let entries = party
            .entries
            .iter()
            .zip(shown.bundles)
            .map(|(member, (_, bundle))| self.entry(&options, &member.facts, &matched, bundle));
        Ok(Some(PartyView {
            id,
            referents,
            caption,
            entries: entries.collect(),
            schema: party.schema.clone(),
            joins,
        }))
    }

    /// The pairs that a person should look at, most likely first; of one list's entries where one is said, and so many at the
    /// most.
    ///
    /// # Errors
    /// The index is damaged.
    pub fn doubts(&self, list: Option<&str>, limit: usize) -> Result<Vec<DoubtView>, ScreenError> {
        let index = self.index();
        let number = list.and_then(|list| {
            index
                .meta()
                .lists
                .iter()
                .position(|known| known.version.list == list)
        });
        let mut doubts = index.doubts()?;
        if list.is_some() {
            let there = |entry: u32| index.list_of(entry).map(usize::from) == number;
            doubts.retain(|doubt| there(doubt.pair.left) || there(doubt.pair.right));
        }
        // Whoever could not tell once is asked last.
        doubts.sort_by_key(|doubt| doubt.undecided);
        let named = |entry: u32| {
            let party = index.bundle(entry)?.party;
            let caption = party.caption().to_owned();
            Ok::<_, ScreenError>((party.id, caption))
        };
        doubts
            .into_iter()
            .take(limit)
            .map(|doubt| {
                Ok(DoubtView {
                    left: named(doubt.pair.left)?,
                    right: named(doubt.pair.right)?,
                    bits: doubt.pair.bits,
                    reasons: doubt.pair.reasons,
                    why: doubt.why,
                    undecided: doubt.undecided,
                })
            })
            .collect()
    }
}
