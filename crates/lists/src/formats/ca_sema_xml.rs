//! Global Affairs Canada: the consolidated autonomous sanctions list (SEMA and JVCFOA), XML.
//!
//! A flat `<data-set>` of `<record>`s in the order of the regulations, with no date and no id. Item numbers start again in
//! every schedule and move when a regulation is amended, so that a record is identified by regulation, schedule, item and
//! a hash of its name together: two parties can then never share an id, and a renumbered party is new, not somebody else.
//!
//! `Country` names the regulations, in both languages; it is the programme and says nothing of the party's nationality.

mod ids;
mod record;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::xml::Records;
use crate::{Header, Input, ListError, Probe, Sink, Sniff};

/// The list id.
pub(crate) const LIST: &str = "ca_dfatd_sema_sanctions";

pub(crate) fn sniff(probe: &Probe) -> Sniff {
    let Some(root) = probe.xml() else { return Sniff::No };
    let shape = root.name == "data-set" && root.first_child.as_deref() == Some("record");
    // Other Canadian sets share root and records; these fields are this list's.
    let fields = ["<Country>", "<Item>", "<DateOfListing>"];
    if shape && fields.iter().all(|field| probe.text().contains(field)) {
        return Sniff::list(LIST);
    }
    Sniff::No
}

pub(crate) fn read(input: &Input, sink: &mut dyn Sink) -> Result<Header, ListError> {
    let file = input.main();
    let mut records = Records::open(&file, &["record"])?;
    let mut seen = HashMap::new();
    let mut number = 0_u64;
    while let Some(element) = records.next_record()? {
        number += 1;
        record::read(&element, number, &input.list, &mut seen, sink);
    }
    if number == 0 {
        let why = "a list without any <record>; known is Global Affairs Canada's <data-set> of <record>s";
        return Err(ListError::refused(file.name, why));
    }
    Ok(Header::default())
}
