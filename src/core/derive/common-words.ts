/**
 * What any report may say, and what two of them therefore do not have in common: the vocabulary of incidents, and the
 * English words of four letters and more that name no thing.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
  able about above account accounts acknowledged across actually added adding address addressed addresses affect affected affecting affects after afternoon again against
  agree agreed agrees ahead alarm alarms alert alerted alerting alerts allow allowed allows almost alone along already also although always among analysis another anybody
  anything appear appeared appearing appears application applications applied applies apply april around asked attempt attempted attempts august automatic automatically
  availability away back became become been began begin beginning behind being below beside best better between beyond blog both bring brought building builds built call
  called calls came cause caused causes causing certain change changed changes changing channel check checked checking checks clear close closed code come comes commenced
  commit committed common compare compared compares complete completed completely condition conditions config configuration confirm confirmed content continue continued
  continues continuing contractor correct corrected correctly could created creating critical currently customer customers day days december decide decided decision decisions
  decrease decreased degradation degraded deploy deployed deployment despite detail details detect detected detection determine determined different disable disabled
  disabling discover discovered disrupted disruption does doing done down downtime during each earlier early easily either else empty end ended engineer engineers enough
  enter entered entering entire environment environments error errors even evening event events eventually ever every everybody everyone everything exactly expect expected
  expecting experience experienced explain explained fail failed failing fails failure failures far fast fault faults february feedback felt finally find finding findings
  fine fire fired fires firing first five follow followed following forcefully form forward found four friday from full fully further gave general get gets getting give given
  gives goes going gone good great grew group half halt halted hand happen happened happens hard have having held help here high higher hold hour hours however hundred
  identified identify immediate immediately impact impacted impacts incident incidents include included includes including incorrect increase increased increases indicate
  indicated indicates information initial initially inside instance instances instead intended into introduced invalid investigate investigated investigating investigation
  issue issues itself january july june just keep keeps kept kind knew know knowledge known lack large largely last late later latest least leave left less level levels like
  likely limit limited line list listed little live long longer longest look looked looks lose loses losing lost made main make makes making manual manually many march matter
  mean means meant message messages middle might minute minutes missed missing mitigate mitigated mitigation moment monday monitor monitored monitoring month months more
  morning most move moved much must name named near nearly need needed needs neither never next night nobody none normal normally note noted notes nothing notice noticed
  notified notifies notify november number occurred occurring occurs october often older once ones only onto open opens operation operational operator operators original
  originally other others otherwise outage outages over page paged pager pagerduty pages paging part partially past people perhaps period periods place places plan planned
  plans platform point possible post posted posts prevent prevented previous previously priority probably problem process processed processes product production products
  provide provided provides quick quickly quite rate rates rather reach reached read reading reads ready real really receive received receiving recent recently record records
  recover recovered recovery reduce reduced related relation release released remain remained remaining remains remove removed report reported reports request requests
  require required requires rerunning resolution resolve resolved resource resources respond responded responding response restore restored result resulted results returned
  returning returns revert reverted reverts review reviewed reviewing revise revised revision right risk root running said same saturday saying says second seconds seeing
  seem seemed seems seen send sent separate september server servers service services several short should show showed shown shows side silent silently similar similarly
  simply since single site sites slack slow slowly small soon sort specific stand start started starts state step steps still stood stop stopped such suddenly sunday support
  supported supporting supports switch switched switching system taken takes team tell test tests than that their them themselves then there these they thing things think
  third this those though thought thousand three through thursday time times today together told took toward traffic tried true trying tuesday turn turned twice unable
  unavailability unavailable under unless unlike unnoticed until update updated updates upgrade upgraded upgrades upon used user users using usual usually version very wait
  waited waiting waits want wanted website wednesday week weeks well went were what whatever when whenever where whether which while whole whom whose will with within without
  word words work worked working would writes writing written wrong wrote year years yesterday
  `
    .trim()
    .split(/\s+/),
);
