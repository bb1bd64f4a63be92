//! FollowTheMoney's topics: why a thing is of interest, and whether that is a risk.
//!
//! The 73 topics of FollowTheMoney 4.9; the descriptions are ours. `fin.adivsor` is spelled as the standard spells it. Keep
//! the risks first and both halves in the order of their groups.

/// A topic and what it says of a thing that bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// The value of the property `topics`: `role.pep`.
    pub code: &'static str,
    /// What it means, for people; no full stop.
    pub label: &'static str,
    /// Whether it is one of the 28 that make a thing a target of screening.
    pub risk: bool,
}

macro_rules! topics {
    (risks { $($risk:literal $risk_label:literal)* } others { $($other:literal $other_label:literal)* }) => {
        /// Every topic.
        pub const ALL: &[Topic] = &[
            $(Topic { code: $risk, label: $risk_label, risk: true },)*
            $(Topic { code: $other, label: $other_label, risk: false },)*
        ];
    };
}

topics! {
    risks {
        "sanction" "Named in a sanctions list"
        "sanction.linked" "One step from a sanctioned party"
        "sanction.control" "Owned or controlled by a sanctioned party, through any chain"
        "sanction.counter" "Named in a counter-sanctions list"
        "export.control" "Subject to export controls"
        "export.control.linked" "One step from a party under export controls"
        "export.risk" "Known to trade in sensitive goods"
        "invest.ban" "Investment is forbidden"
        "invest.risk" "Investment is advised against"
        "debarment" "Excluded from public or development-bank contracts"
        "wanted" "Wanted by the police"
        "poi" "Person of interest to an authority"
        "crime" "Accused or convicted of a crime"
        "crime.boss" "Leads a criminal organisation"
        "crime.fin" "Financial crime"
        "crime.fraud" "Fraud"
        "crime.terror" "Terrorism"
        "crime.theft" "Theft"
        "crime.traffick" "Trafficking"
        "crime.war" "War crimes"
        "corp.disqual" "Disqualified from directing companies"
        "reg.action" "Action by a regulator"
        "reg.warn" "Warning by a regulator"
        "mare.detained" "Vessel detained by a port state"
        "mare.shadow" "Vessel of the shadow fleet"
        "role.pep" "Politically exposed person"
        "role.rca" "Relative or close associate of a politically exposed person"
        "role.oligarch" "Oligarch"
    }
    others {
        "crime.cyber" "Computer crime"
        "crime.env" "Environmental crime"
        "crime.traffick.drug" "Drug trafficking"
        "crime.traffick.human" "Human trafficking"
        "forced.labor" "Forced labour"
        "asset.frozen" "Frozen asset"
        "corp.offshore" "Offshore company"
        "corp.shell" "Shell company"
        "corp.public" "Company quoted on an exchange"
        "gov" "Government body"
        "gov.national" "Body of a national government"
        "gov.state" "Body of a state or province"
        "gov.muni" "Body of a municipality"
        "gov.soe" "Enterprise owned by a state"
        "gov.igo" "Intergovernmental organisation"
        "gov.head" "Head of state or government"
        "gov.admin" "Civil service"
        "gov.executive" "Executive branch"
        "gov.legislative" "Legislative branch"
        "gov.judicial" "Judicial branch"
        "gov.security" "Security services"
        "gov.financial" "Central bank or financial authority"
        "gov.religion" "Religious leadership"
        "fin" "Financial services"
        "fin.bank" "Bank"
        "fin.fund" "Fund"
        "fin.adivsor" "Financial adviser"
        "mare.sts" "Vessel that transfers cargo at sea"
        "role.pep.frmr" "Formerly a politically exposed person"
        "role.pep.intl" "Politically exposed person of an international organisation"
        "role.pep.natl" "Politically exposed person of a national government"
        "role.pol" "Politician, not exposed by office"
        "role.judge" "Judge"
        "role.civil" "Civil servant"
        "role.diplo" "Diplomat"
        "role.lawyer" "Lawyer"
        "role.acct" "Accountant"
        "role.spy" "Intelligence officer"
        "role.journo" "Journalist"
        "role.act" "Activist"
        "role.lobby" "Lobbyist"
        "pol.party" "Political party"
        "pol.union" "Trade union"
        "rel" "Religious organisation"
        "mil" "Military"
    }
}

/// The topic of this code.
pub fn get(code: &str) -> Option<&'static Topic> {
    ALL.iter().find(|topic| topic.code == code)
}

/// Whether a code is one of the risks; `false` for a code that is none.
pub fn is_risk(code: &str) -> bool {
    get(code).is_some_and(|topic| topic.risk)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_as_the_standard_has() {
        assert_eq!(ALL.len(), 73);
        assert_eq!(ALL.iter().filter(|topic| topic.risk).count(), 28);
        let codes: std::collections::BTreeSet<_> = ALL.iter().map(|topic| topic.code).collect();
        assert_eq!(codes.len(), 73, "each once");
    }

    #[test]
    fn risks() {
        assert!(is_risk("role.pep") && !is_risk("role.pep.frmr") && !is_risk("nonsense"));
    }
}
