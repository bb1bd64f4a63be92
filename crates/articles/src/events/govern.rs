//! What only stands in the infinitive of another event did not happen of itself; and to announce is to promise or to threaten.

use super::scene::Scene;
use super::trigger::{Mood, Trigger};

/// Triggers before one that can govern it.
const NEAR: usize = 6;
/// Tokens between a governing verb and what it governs.
const REACH: usize = 25;

/// The triggers that tell of an event of their own.
pub(super) fn kept(scene: &Scene<'_>, triggers: Vec<Trigger>) -> Vec<Trigger> {
    let mut kept: Vec<Trigger> = Vec::new();
    for mut trigger in triggers {
        let governor = kept
            .iter()
            .rev()
            .take(NEAR)
            .find(|before| governs(scene, before, &trigger));
        match governor {
            Some(governor) if governor.flags().accuses => trigger.accused = Some(governor.last),
            Some(_) => continue,
            None => {}
        }
        if turn(&mut trigger) {
            kept.push(trigger);
        }
    }
    kept
}

fn governs(scene: &Scene<'_>, before: &Trigger, trigger: &Trigger) -> bool {
    let flags = before.flags();
    let near = trigger.verb >= before.last && trigger.verb - before.last < REACH;
    let open = !(before.last..trigger.group).any(|at| {
        matches!(
            scene.lower(at),
            ";" | "while" | "after" | "before" | "when" | "but"
        )
    });
    // `rejected a call to lift`, `agreed that they should`; a past tense stands for itself.
    let dependent = !trigger.is_finite() || trigger.mood != Mood::Told;
    let of_the_same = before.kind == trigger.kind && trigger.infinitive;
    // `blaming Iran, committing to`: only what stands after `of` or `for` is what someone is accused of.
    let accused_of = matches!(scene.before(trigger.group), "of" | "for" | "with");
    if flags.accuses && !flags.governs && !accused_of {
        return false;
    }
    (flags.governs || flags.accuses || of_the_same) && near && open && dependent
}

/// What will be done is promised or threatened now; what must be done is demanded. `false` where no type is left.
fn turn(trigger: &mut Trigger) -> bool {
    let friendly = matches!(trigger.frame.kind, "AID" | "COOPERATE" | "SUPPORT" | "AGREE");
    let hostile = matches!(
        trigger.frame.kind,
        "SANCTION" | "COERCE" | "ASSAULT" | "PROTEST" | "MOBILIZE"
    );
    let (kind, why) = match trigger.mood {
        Mood::Will if trigger.negated && (friendly || trigger.frame.kind == "CONSULT") => {
            ("REJECT", "will-not")
        }
        Mood::Will if friendly && !trigger.negated => ("AGREE", "will"),
        Mood::Will if hostile && !trigger.negated => ("THREATEN", "will"),
        Mood::Must => ("REQUEST", "must"),
        _ => return true,
    };
    if kind != trigger.frame.kind {
        (trigger.kind, trigger.mode, trigger.turned) = (kind, "", Some(why));
    }
    true
}
