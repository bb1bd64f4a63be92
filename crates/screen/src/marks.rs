//! What is known of names while candidates are gathered: a mark each, wiped by what was touched.

/// Which units each name meets, a bit each; [`CHOSEN`] where it is a candidate already.
#[derive(Default)]
pub(crate) struct Marks {
    of: Vec<u32>,
    /// Names that have a mark.
    pub(crate) touched: Vec<u32>,
}

/// A name that is a candidate, whatever else it meets.
pub(crate) const CHOSEN: u32 = 1 << 31;
/// A name that is looked at closely: it bears a rare word, or one of a script that codes say little of.
pub(crate) const NEAR: u32 = 1 << 30;
/// A name that is looked at closely, and not passed over for others: a key of the query has led to it.
pub(crate) const BY_KEY: u32 = 1 << 29;
/// What a mark says of units.
pub(crate) const UNITS: u32 = BY_KEY - 1;

impl Marks {
    /// Wipes what the last question left.
    pub(crate) fn begin(&mut self, names: u32) {
        if self.of.len() == names as usize {
            for name in self.touched.drain(..) {
                if let Some(mark) = self.of.get_mut(name as usize) {
                    *mark = 0;
                }
            }
        } else {
            self.of.clear();
            self.of.resize(names as usize, 0);
            self.touched.clear();
        }
    }

    /// Adds to a name's mark, and returns what it was.
    pub(crate) fn add(&mut self, name: u32, bits: u32) -> u32 {
        let Some(mark) = self.of.get_mut(name as usize) else {
            return CHOSEN;
        };
        let before = *mark;
        if before == 0 {
            self.touched.push(name);
        }
        *mark |= bits;
        before
    }

    /// A name's mark; a number that no name has counts as chosen.
    pub(crate) fn of(&self, name: u32) -> u32 {
        self.of.get(name as usize).copied().unwrap_or(CHOSEN)
    }
}
