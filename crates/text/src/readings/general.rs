//! The last road: scripts without rules of their own here take the character table of `any_ascii`.

use super::Readings;
use crate::fold::ascii;
use crate::road::Road;

pub(super) fn read(token: &str, out: &mut Readings) {
    out.add(ascii(token).replace(' ', ""), Road::GeneralTable, 0.1);
}
