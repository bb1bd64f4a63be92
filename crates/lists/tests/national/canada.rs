//! Canada's consolidated list, 2025-05.

use exonym_model::Prop;

use crate::shared::{file, read, values};

#[test]
fn the_consolidated_list() {
    let Some(file) = file("canada::the_consolidated_list", "ca/sema_2025-05.xml") else {
        return;
    };
    let read = read(&file).unwrap();
    assert_eq!(
        (read.format, read.list.as_str()),
        ("ca-sema-xml", "ca_dfatd_sema_sanctions")
    );
    assert_eq!(read.header.published, None);
    // Counted with grep -c: '<record>' 4,759; '<LastName>' 3,334; '<EntityOrShip>' 1,425, of them '<ShipIMONumber>' 109.
    assert_eq!(
        read.schemata(),
        [("Organization", 1316), ("Person", 3334), ("Vessel", 109)].into()
    );
    read.assert_ids_unique();
    // grep -c '<DateOfListing>[0-9-]*<' is 4,759, '<DateOfBirthOrShipBuildDate>' 1,825: every date of this file is read.
    let listed = read
        .all
        .entities
        .iter()
        .filter(|entity| entity.first(&Prop::LISTING_DATE).is_some())
        .count();
    let born = read.all.parties().filter(|party| {
        party
            .first(&Prop::BIRTH_DATE)
            .or(party.first(&Prop::BUILD_DATE))
            .is_some()
    });
    assert_eq!((listed, born.count()), (4759, 1825));
    assert_eq!(read.notes(), [].into(), "nothing in this file is odd");
    spot_values(&read);
}

fn spot_values(read: &crate::shared::Read) {
    let lukashenko = read.named("Николай Александрович Лукашенко");
    assert_eq!(
        values(lukashenko, Prop::NAME),
        "Nikolai Aleksandrovich LUKASHENKO"
    );
    let aliases = values(lukashenko, Prop::ALIAS);
    assert!(
        aliases.contains("Mikalay Alyaksandravich Lukashenka | Kolya Lukashenko | Мікалай"),
        "{aliases}"
    );
    let born = |name: &str| values(read.named(name), Prop::BIRTH_DATE);
    assert_eq!(born("Aleksandr Grigoryevich Lukashenko"), "1954-08-30");
    assert!(
        read.all
            .parties()
            .any(|party| values(party, Prop::BIRTH_DATE) == "1970~"),
        "born in the early 1970s"
    );
    let tanker = read
        .all
        .parties()
        .find(|party| values(party, Prop::IMO_NUMBER) == "7612448");
    assert!(tanker.is_some());
    assert_eq!(values(read.named("Duks"), Prop::NAME), "Dux JSC");
    assert_eq!(
        values(read.named("Iranian Navy"), Prop::NAME),
        "Iranian Navy | Force navale iranienne"
    );
}
