//! Three made-up parties, written out in each of OFAC's four shapes.

pub(super) const SDN_CSV: &str = concat!(
    "900001,\"DOE ROE, Janina Petrovna\",\"individual\",\"CUBA] [CYBER2\",\"Minister of Examples\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,",
    "\"DOB circa 1962; alt. DOB 01 Jan 1961 to 31 Dec 1963; POB Havana, Cuba; nationality Cuba; alt. nationality Korea, North; ",
    "Gender Female; Passport A 123456 (Cuba) issued 19 Aug 2016 expires 18 Aug 2026; Tax ID No. 1234567894 (Russia); ",
    "Digital Currency Address - XBT 1BoatSLRHtKNngkdXEeobR76b53LETtpyT; Website www.example.com; a.k.a. 'DOE, Jane'; ",
    "Minister of Examples; held in Examplia.\"\r\n",
    "900002,\"SEA DOE\",\"vessel\",\"CUBA\",-0- ,\"XYZ1\",\"Bulk Carrier\",\"1,000\",\"2,000\",\"Cuba\",-0- ,",
    "\"Former Vessel Flag Malta; Vessel Registration Identification IMO 1234567; MMSI 256872000; Linked To: ROE LTD.\"\r\n",
    "900003,\"ROE LTD.\",-0- ,\"CUBA\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,",
    "\"Registration Number 1234567890127 (Russia); Organization Established Date May 1990; SWIFT/BIC SABRRUMM.\"\r\n\u{1a}"
);
pub(super) const ALT_CSV: &str = concat!(
    "900001,1,\"aka\",\"DOE, Janka\",-0- \r\n900001,2,\"fka\",\"SMITH, Janina\",-0- \r\n",
    "900003,3,\"aka\",\"ROE, SONS AND CO.\",-0- \r\n\u{1a}"
);
pub(super) const ADD_CSV: &str = "900001,7,\"1, Example Street\",\"Havana, Playa 11300\",\"Cuba\",-0- \r\n900002,8,-0- ,-0- ,\"Cuba\",-0- \r\n\u{1a}";

pub(super) const STANDARD: &str = r#"<?xml version="1.0"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
<publshInformation><Publish_Date>03/04/2025</Publish_Date><Record_Count>3</Record_Count></publshInformation>
<sdnEntry><uid>900001</uid><firstName>Janina Petrovna</firstName><lastName>DOE ROE</lastName><title>Minister of Examples</title>
<sdnType>Individual</sdnType><remarks>held in Examplia</remarks>
<programList><program>CUBA</program><program>CYBER2</program></programList>
<idList><id><uid>1</uid><idType>Passport</idType><idNumber>A 123456</idNumber><idCountry>Cuba</idCountry>
<issueDate>19 Aug 2016</issueDate><expirationDate>18 Aug 2026</expirationDate></id>
<id><uid>2</uid><idType>Tax ID No.</idType><idNumber>1234567894</idNumber><idCountry>Russia</idCountry></id>
<id><uid>3</uid><idType>Digital Currency Address - XBT</idType><idNumber>1BoatSLRHtKNngkdXEeobR76b53LETtpyT</idNumber></id>
<id><uid>4</uid><idType>Website</idType><idNumber>www.example.com</idNumber></id>
<id><uid>5</uid><idType>Gender</idType><idNumber>Female</idNumber></id></idList>
<akaList><aka><uid>1</uid><type>a.k.a.</type><category>strong</category><lastName>DOE</lastName><firstName>Janka</firstName></aka>
<aka><uid>2</uid><type>f.k.a.</type><category>strong</category><lastName>SMITH</lastName><firstName>Janina</firstName></aka>
<aka><uid>9</uid><type>a.k.a.</type><category>weak</category><lastName>DOE</lastName><firstName>Jane</firstName></aka></akaList>
<addressList><address><uid>7</uid><address1>1, Example Street</address1><city>Havana</city><stateOrProvince>Playa</stateOrProvince>
<postalCode>11300</postalCode><country>Cuba</country></address></addressList>
<nationalityList><nationality><uid>1</uid><country>Cuba</country><mainEntry>true</mainEntry></nationality>
<nationality><uid>2</uid><country>Korea, North</country><mainEntry>false</mainEntry></nationality></nationalityList>
<dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>circa 1962</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem>
<dateOfBirthItem><uid>2</uid><dateOfBirth>01 Jan 1961 to 31 Dec 1963</dateOfBirth><mainEntry>false</mainEntry></dateOfBirthItem></dateOfBirthList>
<placeOfBirthList><placeOfBirthItem><uid>1</uid><placeOfBirth>Havana, Cuba</placeOfBirth><mainEntry>true</mainEntry></placeOfBirthItem></placeOfBirthList>
</sdnEntry>
<sdnEntry><uid>900002</uid><lastName>SEA DOE</lastName><sdnType>Vessel</sdnType><remarks>(Linked To: ROE LTD.)</remarks>
<programList><program>CUBA</program></programList>
<idList><id><uid>6</uid><idType>Vessel Registration Identification</idType><idNumber>IMO 1234567</idNumber></id>
<id><uid>7</uid><idType>MMSI</idType><idNumber>256872000</idNumber></id>
<id><uid>8</uid><idType>Former Vessel Flag</idType><idNumber>Malta</idNumber></id></idList>
<addressList><address><uid>8</uid><country>Cuba</country></address></addressList>
<vesselInfo><callSign>XYZ1</callSign><vesselType>Bulk Carrier</vesselType><vesselFlag>Cuba</vesselFlag><tonnage>1,000</tonnage>
<grossRegisteredTonnage>2,000</grossRegisteredTonnage></vesselInfo></sdnEntry>
<sdnEntry><uid>900003</uid><lastName>ROE LTD.</lastName><sdnType>Entity</sdnType><programList><program>CUBA</program></programList>
<idList><id><uid>9</uid><idType>Registration Number</idType><idNumber>1234567890127</idNumber><idCountry>Russia</idCountry></id>
<id><uid>10</uid><idType>Organization Established Date</idType><idNumber>May 1990</idNumber></id>
<id><uid>11</uid><idType>SWIFT/BIC</idType><idNumber>SABRRUMM</idNumber></id></idList>
<akaList><aka><uid>3</uid><type>a.k.a.</type><category>strong</category><lastName>ROE, SONS AND CO.</lastName></aka></akaList></sdnEntry>
</sdnList>"#;

/// An advanced feature: type, and what stands in its version.
fn feature(kind: &str, inner: &str) -> String {
    format!(
        "<Feature ID='1' FeatureTypeID='{kind}'><FeatureVersion ID='1' ReliabilityID='1'><Comment/>{inner}</FeatureVersion></Feature>"
    )
}

fn text_feature(kind: &str, text: &str) -> String {
    feature(
        kind,
        &format!("<VersionDetail DetailTypeID='1432'>{text}</VersionDetail>"),
    )
}

fn day(tag: &str, (year, month, day): (u16, u8, u8)) -> String {
    format!("<{tag}><Year>{year}</Year><Month>{month}</Month><Day>{day}</Day></{tag}>")
}

/// An advanced date period.
fn period(from: (u16, u8, u8), to: (u16, u8, u8), about: bool) -> String {
    format!(
        "<DatePeriod CalendarTypeID='1'><Start Approximate='{about}'>{}{}</Start><End Approximate='{about}'>{}{}</End></DatePeriod>",
        day("From", from),
        day("To", from),
        day("From", to),
        day("To", to)
    )
}

/// An advanced alias; parts are (group, text).
fn alias(kind: &str, weak: bool, script: &str, parts: &[(&str, &str)]) -> String {
    let parts: String = parts
        .iter()
        .map(|(group, text)| {
            format!("<DocumentedNamePart><NamePartValue NamePartGroupID='{group}' ScriptID='{script}'>{text}</NamePartValue></DocumentedNamePart>")
        })
        .collect();
    format!(
        "<Alias FixedRef='1' AliasTypeID='{kind}' Primary='false' LowQuality='{weak}'><DocumentedName ID='1'>{parts}</DocumentedName></Alias>"
    )
}

const REFERENCE: &str = r#"<ReferenceValueSets>
<AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1401">F.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
<AreaCodeValues><AreaCode ID="5" CountryID="5" Description="Cuba" AreaCodeTypeID="1">CU</AreaCode></AreaCodeValues>
<CountryValues><Country ID="5" ISO2="CU">Cuba</Country><Country ID="6" ISO2="KP">Korea, North</Country><Country ID="7">Russia</Country><Country ID="8">Malta</Country></CountryValues>
<DetailReferenceValues><DetailReference ID="1">Female</DetailReference><DetailReference ID="2">Bulk Carrier</DetailReference></DetailReferenceValues>
<EntryEventTypeValues><EntryEventType ID="1">Created</EntryEventType></EntryEventTypeValues>
<FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="10">Nationality Country</FeatureType>
<FeatureType ID="14">Website</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="26">Title</FeatureType><FeatureType ID="224">Gender</FeatureType>
<FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="1">Vessel Call Sign</FeatureType><FeatureType ID="2">VESSEL TYPE</FeatureType>
<FeatureType ID="3">Vessel Flag</FeatureType><FeatureType ID="4">Former Vessel Flag</FeatureType><FeatureType ID="5">MMSI</FeatureType><FeatureType ID="6">Vessel Tonnage</FeatureType>
<FeatureType ID="7">Vessel Gross Registered Tonnage</FeatureType><FeatureType ID="13">SWIFT/BIC</FeatureType><FeatureType ID="646">Organization Established Date</FeatureType></FeatureTypeValues>
<IDRegDocDateTypeValues><IDRegDocDateType ID="1480">Issue Date</IDRegDocDateType><IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
<IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType><IDRegDocType ID="1596">Tax ID No.</IDRegDocType><IDRegDocType ID="1626">Vessel Registration Identification</IDRegDocType><IDRegDocType ID="91761">Registration Number</IDRegDocType></IDRegDocTypeValues>
<LegalBasisValues><LegalBasis ID="1">Unknown</LegalBasis><LegalBasis ID="2">Executive Order 13694</LegalBasis></LegalBasisValues>
<ListValues><List ID="1550">SDN List</List></ListValues>
<LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType><LocPartType ID="1455">STATE/PROVINCE</LocPartType><LocPartType ID="1456">POSTAL CODE</LocPartType></LocPartTypeValues>
<NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType><NamePartType ID="1526">Vessel Name</NamePartType><NamePartType ID="91708">Patronymic</NamePartType></NamePartTypeValues>
<PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
<PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
<RelationTypeValues><RelationType ID="15003" Symmetrical="false">Owned or Controlled By</RelationType></RelationTypeValues>
<SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
<ScriptValues><Script ID="215" ScriptCode="Latin">Latin</Script><Script ID="220" ScriptCode="Cyrl">Cyrillic</Script></ScriptValues>
<ValidityValues><Validity ID="1">Valid</Validity><Validity ID="2">Fraudulent</Validity></ValidityValues>
</ReferenceValueSets>"#;

fn profile(uid: &str, sub_type: &str, comment: &str, aliases: &str, features: &str) -> String {
    let groups: String = [
        ("l", "1520"),
        ("f", "1521"),
        ("p", "91708"),
        ("e", "1525"),
        ("v", "1526"),
    ]
    .iter()
    .map(|(id, kind)| {
        format!(
            "<MasterNamePartGroup><NamePartGroup ID='{id}' NamePartTypeID='{kind}'/></MasterNamePartGroup>"
        )
    })
    .collect();
    format!(
        "<DistinctParty FixedRef='{uid}'><Comment>{comment}</Comment><Profile ID='{uid}' PartySubTypeID='{sub_type}'>\
         <Identity ID='i{uid}' FixedRef='{uid}' Primary='true' False='false'>{aliases}<NamePartGroups>{groups}</NamePartGroups></Identity>\
         {features}</Profile></DistinctParty>"
    )
}

fn entry(uid: &str, programs: &[&str]) -> String {
    let programs: String = programs
        .iter()
        .map(|program| {
            format!(
                "<SanctionsMeasure ID='2' SanctionsTypeID='1'><Comment>{program}</Comment></SanctionsMeasure>"
            )
        })
        .collect();
    format!(
        "<SanctionsEntry ID='{uid}' ProfileID='{uid}' ListID='1550'><EntryEvent ID='1' EntryEventTypeID='1' LegalBasisID='2'>{}</EntryEvent>\
         <SanctionsMeasure ID='1' SanctionsTypeID='1705'/>{programs}</SanctionsEntry>",
        day("Date", (2015, 4, 1))
    )
}

/// The advanced document, with a Cyrillic name that the other shapes cannot state where asked.
pub(super) fn advanced(cyrillic: bool) -> String {
    let part = |kind: &str, text: &str| {
        format!(
            "<LocationPart LocPartTypeID='{kind}'><LocationPartValue Primary='true'><Value>{text}</Value></LocationPartValue></LocationPart>"
        )
    };
    let at = |id: &str| format!("<VersionLocation LocationID='{id}'/>");
    let place = |id: &str, country: &str, parts: &str| {
        format!(
            "<Location ID='{id}'><LocationCountry CountryID='{country}' CountryRelevanceID='1'/>{parts}</Location>"
        )
    };
    let street = [
        ("1451", "1, Example Street"),
        ("1454", "Havana"),
        ("1455", "Playa"),
        ("1456", "11300"),
    ];
    let street: String = street.iter().map(|(kind, text)| part(kind, text)).collect();
    let locations = [
        place("7", "5", &street),
        place("8", "5", ""),
        place("106", "6", ""),
        place("108", "8", ""),
    ]
    .concat();
    let document = |kind: &str, identity: &str, number: &str, country: &str, dates: &str| {
        format!(
            "<IDRegDocument ID='1' IDRegDocTypeID='{kind}' IdentityID='{identity}' {country} ValidityID='1'><Comment/>\
             <IDRegistrationNo>{number}</IDRegistrationNo><IssuingAuthority/>{dates}</IDRegDocument>"
        )
    };
    let exact = |kind: &str, day: (u16, u8, u8)| {
        format!(
            "<DocumentDate IDRegDocDateTypeID='{kind}'>{}</DocumentDate>",
            period(day, day, false)
        )
    };
    let dates = exact("1480", (2016, 8, 19)) + &exact("1481", (2026, 8, 18));
    let documents = [
        document("1571", "i900001", "A 123456", "IssuedBy-CountryID='5'", &dates),
        document("1596", "i900001", "1234567894", "IssuedBy-CountryID='7'", ""),
        document("1626", "i900002", "IMO 1234567", "", ""),
        document("91761", "i900003", "1234567890127", "IssuedBy-CountryID='7'", ""),
    ]
    .concat();
    let mut aliases = alias(
        "1403",
        false,
        "215",
        &[("l", "DOE ROE"), ("f", "Janina"), ("p", "Petrovna")],
    ) + &alias("1400", false, "215", &[("l", "DOE"), ("f", "Janka")])
        + &alias("1401", false, "215", &[("l", "SMITH"), ("f", "Janina")])
        + &alias("1400", true, "215", &[("l", "DOE"), ("f", "Jane")]);
    if cyrillic {
        aliases += &alias("1403", false, "220", &[("l", "ДОУ"), ("f", "Янина")]);
    }
    let person = [
        feature("8", &period((1962, 1, 1), (1962, 12, 31), true)),
        feature("8", &period((1961, 1, 1), (1963, 12, 31), false)),
        text_feature("9", "Havana, Cuba"),
        feature("10", &at("8")),
        feature("10", &at("106")),
        feature(
            "224",
            "<VersionDetail DetailTypeID='1431' DetailReferenceID='1'/>",
        ),
        text_feature("14", "www.example.com"),
        text_feature("344", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
        text_feature("26", "Minister of Examples"),
        feature("25", &at("7")),
    ]
    .concat();
    let vessel = [
        text_feature("1", "XYZ1"),
        feature("2", "<VersionDetail DetailTypeID='1431' DetailReferenceID='2'/>"),
        feature("3", &at("8")),
        feature("4", &at("108")),
        text_feature("5", "256872000"),
        text_feature("6", "1,000"),
        text_feature("7", "2,000"),
        feature("25", &at("8")),
    ]
    .concat();
    let entity =
        text_feature("13", "SABRRUMM") + &feature("646", &period((1990, 5, 1), (1990, 5, 31), false));
    let parties = [
        profile("900001", "4", "held in Examplia", &aliases, &person),
        profile(
            "900002",
            "1",
            "",
            &alias("1403", false, "215", &[("v", "SEA DOE")]),
            &vessel,
        ),
        profile(
            "900003",
            "3",
            "",
            &(alias("1403", false, "215", &[("e", "ROE LTD.")])
                + &alias("1400", false, "215", &[("e", "ROE, SONS AND CO.")])),
            &entity,
        ),
    ]
    .concat();
    let entries =
        entry("900001", &["CUBA", "CYBER2"]) + &entry("900002", &["CUBA"]) + &entry("900003", &["CUBA"]);
    format!(
        "<Sanctions xmlns='https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML' Version='3'>{}{REFERENCE}\
         <Locations>{locations}</Locations><IDRegDocuments>{documents}</IDRegDocuments><DistinctParties>{parties}</DistinctParties>\
         <ProfileRelationships><ProfileRelationship ID='1' From-ProfileID='900002' To-ProfileID='900003' RelationTypeID='15003' Former='false'><Comment/></ProfileRelationship></ProfileRelationships>\
         <SanctionsEntries>{entries}</SanctionsEntries></Sanctions>",
        day("DateOfIssue", (2025, 3, 4))
    )
}

/// An enhanced name: alias type, weak, parts as (type, text).
fn enhanced_name(kind: Option<&str>, weak: bool, parts: &[(&str, &str)]) -> String {
    let parts: String = parts
        .iter()
        .map(|(kind, text)| {
            format!("<namePart id='1'><type refId='1'>{kind}</type><value>{text}</value></namePart>")
        })
        .collect();
    let alias = kind
        .map(|kind| format!("<aliasType refId='1'>{kind}</aliasType>"))
        .unwrap_or_default();
    format!(
        "<name id='1'><isPrimary>{}</isPrimary>{alias}<isLowQuality>{weak}</isLowQuality><translations><translation id='1'>\
         <isPrimary>true</isPrimary><script refId='20122'>Latin</script><nameParts>{parts}</nameParts></translation></translations></name>",
        kind.is_none()
    )
}

fn enhanced_entity(uid: &str, kind: &str, general: &str, programs: &[&str], inner: &str) -> String {
    let programs: String = programs
        .iter()
        .map(|program| format!("<sanctionsProgram refId='1' id='1'>{program}</sanctionsProgram>"))
        .collect();
    format!(
        "<entity id='{uid}'><generalInfo><identityId>1</identityId><entityType refId='600'>{kind}</entityType>{general}</generalInfo>\
         <sanctionsLists><sanctionsList refId='1550' id='1' datePublished='2015-04-01'>SDN List</sanctionsList></sanctionsLists>\
         <sanctionsPrograms>{programs}</sanctionsPrograms><sanctionsTypes><sanctionsType refId='1705' id='1'>Block</sanctionsType></sanctionsTypes>\
         <legalAuthorities><legalAuthority refId='2' id='1'>Executive Order 13694</legalAuthority></legalAuthorities>{inner}</entity>"
    )
}

pub(super) fn enhanced() -> String {
    let feature = |kind: &str, value: &str| {
        format!(
            "<feature id='1'><type featureTypeId='1'>{kind}</type><versionId>1</versionId><value>{value}</value></feature>"
        )
    };
    let features = |all: &[(&str, &str)]| {
        let all: String = all.iter().map(|(kind, value)| feature(kind, value)).collect();
        format!("<features>{all}</features>")
    };
    let document = |kind: &str, number: &str, rest: &str| {
        format!(
            "<identityDocument id='1'><type refId='1'>{kind}</type><documentNumber>{number}</documentNumber><isValid>true</isValid>{rest}</identityDocument>"
        )
    };
    let country = |name: &str| format!("<issuingCountry refId='1'>{name}</issuingCountry>");
    let part = |kind: &str, text: &str| {
        format!("<addressPart id='1'><type refId='1'>{kind}</type><value>{text}</value></addressPart>")
    };
    let street = [
        ("ADDRESS1", "1, Example Street"),
        ("CITY", "Havana"),
        ("STATE/PROVINCE", "Playa"),
        ("POSTAL CODE", "11300"),
    ];
    let street: String = street.iter().map(|(kind, text)| part(kind, text)).collect();
    let passport =
        country("Cuba") + "<issueDate>2016-08-19</issueDate><expirationDate>2026-08-18</expirationDate>";
    let person_names = [
        enhanced_name(
            None,
            false,
            &[
                ("Last Name", "DOE ROE"),
                ("First Name", "Janina"),
                ("Patronymic", "Petrovna"),
            ],
        ),
        enhanced_name(
            Some("A.K.A."),
            false,
            &[("Last Name", "DOE"), ("First Name", "Janka")],
        ),
        enhanced_name(
            Some("F.K.A."),
            false,
            &[("Last Name", "SMITH"), ("First Name", "Janina")],
        ),
        enhanced_name(
            Some("A.K.A."),
            true,
            &[("Last Name", "DOE"), ("First Name", "Jane")],
        ),
    ]
    .concat();
    let person = format!(
        "<names>{person_names}</names><addresses><address id='7'><country refId='5'>Cuba</country><translations><translation id='1'><addressParts>{street}</addressParts></translation></translations></address></addresses>{}<identityDocuments>{}{}</identityDocuments>",
        features(&[
            ("Birthdate", "circa 1962"),
            ("Birthdate", "01 Jan 1961 to 31 Dec 1963"),
            ("Place of Birth", "Havana, Cuba"),
            ("Nationality Country", "Cuba"),
            ("Nationality Country", "Korea, North"),
            ("Gender", "Female"),
            ("Website", "www.example.com"),
            (
                "Digital Currency Address - XBT",
                "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"
            ),
        ]),
        document("Passport", "A 123456", &passport),
        document("Tax ID No.", "1234567894", &country("Russia")),
    );
    let vessel = format!(
        "<names>{}</names><addresses><address id='8'><country refId='5'>Cuba</country></address></addresses>{}<identityDocuments>{}</identityDocuments>\
         <relationships><relationship id='1'><type refId='15003'>Owned or Controlled By</type><relatedEntity entityId='900003'>ROE LTD.</relatedEntity></relationship></relationships>",
        enhanced_name(None, false, &[("Vessel Name", "SEA DOE")]),
        features(&[
            ("Vessel Call Sign", "XYZ1"),
            ("VESSEL TYPE", "Bulk Carrier"),
            ("Vessel Flag", "Cuba"),
            ("Former Vessel Flag", "Malta"),
            ("MMSI", "256872000"),
            ("Vessel Tonnage", "1,000"),
            ("Vessel Gross Registered Tonnage", "2,000"),
        ]),
        document("Vessel Registration Identification", "IMO 1234567", ""),
    );
    let entity = format!(
        "<names>{}{}</names>{}<identityDocuments>{}</identityDocuments>",
        enhanced_name(None, false, &[("Entity Name", "ROE LTD.")]),
        enhanced_name(Some("A.K.A."), false, &[("Entity Name", "ROE, SONS AND CO.")]),
        features(&[
            ("SWIFT/BIC", "SABRRUMM"),
            ("Organization Established Date", "May 1990")
        ]),
        document("Registration Number", "1234567890127", &country("Russia")),
    );
    let general = "<title>Minister of Examples</title><remarks>held in Examplia</remarks>";
    format!(
        "<sanctionsData xmlns='https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML'>\
         <publicationInfo><dataAsOf>2025-03-04T00:00:00</dataAsOf><filters><sanctionsLists><sanctionsList refId=\"1550\">SDN List</sanctionsList></sanctionsLists></filters></publicationInfo>\
         <entities>{}{}{}</entities></sanctionsData>",
        enhanced_entity("900001", "Individual", general, &["CUBA", "CYBER2"], &person),
        enhanced_entity("900002", "Vessel", "", &["CUBA"], &vessel),
        enhanced_entity("900003", "Entity", "", &["CUBA"], &entity),
    )
}
