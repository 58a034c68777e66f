/* parts: what an XPath expression gives, as a string, for the XForm of a form. */
#ifndef TESTS_INSTRUMENTS_ODK_PARTS_H
#define TESTS_INSTRUMENTS_ODK_PARTS_H

static const struct {
    const char *about;
    const char *markdown;
    const char *xpath;
    const char *value;
} parts[] = {
    {"a reference is absolute outside of repeats",
     "| survey |\n"
     "| | type | name | label | relevant |\n"
     "| | text | a | A | |\n"
     "| | text | b | B | ${a} = 'x' |\n",
     "//x:bind[@nodeset='/data/b']/@relevant", " /data/a  = 'x'"},
    {"an attribute of the settings does not stand twice",
     "| survey |\n| | type | name | label |\n| | text | e:a | A |\n"
     "| settings |\n"
     "| | form_id | attribute::id | attribute::e:x | namespaces |\n"
     "| | f | g | y | e=http://e |\n",
     "concat(//x:data/@id, //x:data/@*[namespace-uri() = 'http://e'],"
     " //x:data/*[namespace-uri() = 'http://e'] = '')",
     "fytrue"},
    {"and relative inside one",
     "| survey |\n"
     "| | type | name | label | relevant |\n"
     "| | begin_repeat | r | R | |\n"
     "| | text | a | A | |\n"
     "| | begin_group | g | G | |\n"
     "| | text | b | B | ${a} = 'x' |\n"
     "| | end_group | | | |\n"
     "| | end_repeat | | | |\n",
     "//x:bind[@nodeset='/data/r/g/b']/@relevant", " ../../a  = 'x'"},
    {"so is the repeat around a question, when another is around that",
     "| survey |\n"
     "| | type | name | label | calculation |\n"
     "| | begin_repeat | o | O | |\n"
     "| | begin_repeat | r | R | |\n"
     "| | text | a | A | |\n"
     "| | begin_group | g | G | |\n"
     "| | calculate | c | | position(${r}) + count(${g}) + count(${o}) |\n"
     "| | end_group | | | |\n"
     "| | end_repeat | | | |\n"
     "| | end_repeat | | | |\n",
     "//x:bind[@nodeset='/data/o/r/g/c']/@calculate",
     "position( ../../../r ) + count( ../../g ) + count( /data/o )"},
    {"and what is in a group, when the group itself names it",
     "| survey |\n"
     "| | type | name | label | relevant |\n"
     "| | begin_repeat | o | O | ${a} = 'x' |\n"
     "| | begin_group | g | G | ${a} = 'x' |\n"
     "| | text | a | A | |\n"
     "| | end_group | | | |\n"
     "| | end_repeat | | | |\n",
     "concat(//x:bind[@nodeset='/data/o/g']/@relevant,"
     " //x:bind[@nodeset='/data/o']/@relevant)",
     " ../g/a  = 'x' /data/o/g/a  = 'x'"},
    {"what shows the labels of choices alone needs no label",
     "| survey |\n"
     "| | type | name | label | appearance |\n"
     "| | select_one l | q | | label |\n"
     "| choices |\n| | list_name | name | label |\n| | l | a | A |\n",
     "concat('[', //x:select1/x:label, ']')", "[ ]"},
    {"an intent is of a group, not of a question",
     "| survey |\n"
     "| | type | name | label | intent |\n"
     "| | begin_group | g | G | app.x(a) |\n"
     "| | text | a | A | app.y |\n"
     "| | end_group | | | |\n",
     "concat(//x:group/@intent, '|', count(//@intent))", "app.x(a)|1"},
    {"a group has no guidance hint",
     "| survey |\n"
     "| | type | name | label::fr | hint::fr | guidance_hint::fr |\n"
     "| | begin_group | g | G | h | x |\n"
     "| | text | a | A | | y |\n"
     "| | end_group | | | | |\n",
     "concat(count(//x:text[@id='/data/g:hint']/x:value), '|',"
     " //x:value[@form='guidance'])",
     "1|y"},
    {"attributes of a repeat are of its first round, not of the template",
     "| survey |\n"
     "| | type | name | label | instance::x |\n"
     "| | begin_repeat | r | R | 1 |\n"
     "| | text | a | A | 2 |\n"
     "| | end_repeat | | | |\n",
     "concat(count(//x:r/@x), count(//x:r[@jr:template]/@x),"
     " count(//x:a/@x))",
     "102"},
    {"a table of choices goes into the group inside, and ends with it",
     "| survey |\n"
     "| | type | name | label | appearance |\n"
     "| | begin_group | g | | table-list |\n"
     "| | begin_group | h | | |\n"
     "| | select_one l | a | A | |\n"
     "| | end_group | | | |\n"
     "| | select_one l | b | B | |\n"
     "| | end_group | | | |\n"
     "| choices |\n| | list_name | name | label |\n| | l | a | A |\n",
     "concat(//x:select1[@ref='/data/g/h/a']/@appearance, '|',"
     " //x:select1[@ref='/data/g/b']/@appearance, '|',"
     " //x:select1[@appearance='label']/@ref)",
     "list-nolabel||/data/g/h/reserved_name_for_field_list_labels_4"},
    {"a list behind what begins says nothing",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | begin repeat over l | r | R |\n"
     "| | begin group x | g | G |\n"
     "| | q geotrace | a | A |\n"
     "| | end group | | |\n"
     "| | end repeat | | |\n",
     "concat(//x:repeat/@nodeset, //x:bind[@nodeset='/data/r/g/a']/@type)",
     "/data/rgeotrace"},
    {"an odd entry of the namespaces is passed over",
     "| survey |\n| | type | name | label | bind::e:x |\n"
     "| | text | a | A | 1 |\n"
     "| settings |\n| | namespaces |\n| | odd jr=\"http://j\" e=http://e |\n",
     "concat(//x:bind/@*[namespace-uri() = 'http://e'],"
     " count(//@*[namespace-uri() = 'http://j']))",
     "10"},
    {"from outside of the repeat it is absolute",
     "| survey |\n"
     "| | type | name | label | calculation |\n"
     "| | begin_repeat | r | R | |\n"
     "| | integer | n | N | |\n"
     "| | end_repeat | | | |\n"
     "| | calculate | all | | sum(${n}) |\n",
     "//x:bind[@nodeset='/data/all']/@calculate", "sum( /data/r/n )"},
    {"what indexed-repeat counts itself is absolute, its index is not",
     "| survey |\n"
     "| | type | name | label | calculation |\n"
     "| | begin_repeat | r | R | |\n"
     "| | integer | n | N | |\n"
     "| | integer | i | I | |\n"
     "| | calculate | c | | indexed-repeat(${n}, ${r}, ${i} - 1) + ${n} |\n"
     "| | end_repeat | | | |\n",
     "//x:bind[@nodeset='/data/r/c']/@calculate",
     "indexed-repeat( /data/r/n ,  /data/r ,  ../i  - 1) +  ../n "},
    {"in a predicate behind instance() it begins with current()",
     "| survey |\n"
     "| | type | name | label | calculation |\n"
     "| | begin_repeat | r | R | |\n"
     "| | select_one l | q | Q | |\n"
     "| | calculate | c | | instance('l')/root/item[name = ${q}]/w |\n"
     "| | end_repeat | | | |\n"
     "| choices |\n"
     "| | list_name | name | label | w |\n"
     "| | l | a | A | 5 |\n",
     "//x:bind[@nodeset='/data/r/c']/@calculate",
     "instance('l')/root/item[name =  current()/../q ]/w"},
    {"what a question sets going is seen from where its value goes",
     "| survey |\n"
     "| | type | name | label | calculation | trigger |\n"
     "| | begin_repeat | r | R | | |\n"
     "| | text | a | A | | |\n"
     "| | begin_group | g | G | | |\n"
     "| | integer | n | | string-length(${a}) | ${a} |\n"
     "| | end_group | | | | |\n"
     "| | end_repeat | | | | |\n",
     "//x:input[@ref='/data/r/a']/x:setvalue/@value",
     "string-length( ../../a )"},
    {"what the form records of itself can be referred to",
     "| settings |\n| | instance_name |\n| | ${a} |\n"
     "| survey |\n"
     "| | type | name | label | calculation |\n"
     "| | text | a | A | |\n"
     "| | note | n | Kept as ${instanceID} | |\n"
     "| | calculate | c | | concat(${instanceID}, ${instanceName}) |\n",
     "concat(//x:input[@ref='/data/n']/x:label/x:output/@value,"
     " //x:bind[@nodeset='/data/c']/@calculate)",
     " /data/meta/instanceID concat( /data/meta/instanceID , "
     " /data/meta/instanceName )"},
    {"words without a language stand in place, whatever the default is",
     "| settings |\n| | default_language |\n| | eng |\n"
     "| survey |\n"
     "| | type | name | label::eng | hint |\n"
     "| | text | a | A | how |\n",
     "//x:input/x:hint", "how"},
    {"and give way to those with the default language",
     "| settings |\n| | default_language |\n| | eng |\n"
     "| survey |\n"
     "| | type | name | label::eng | label |\n"
     "| | text | a | A | B |\n",
     "//x:translation[@lang='eng']/x:text/x:value", "A"},
    {"the words for a missing app are translated too",
     "| survey |\n"
     "| | type | name | label::A (a) | noAppErrorString::A (a) |\n"
     "| | text | q | Q | |\n"
     "| | image | p | P | Get it, ${q} |\n",
     "concat(//x:bind[@nodeset='/data/p']/@jr:noAppErrorString, ' ',"
     " //x:text[@id='/data/p:jr:noAppErrorString']/x:value)",
     "jr:itext('/data/p:jr:noAppErrorString')  Get it,  "},
    {"shapes on a map are chosen from a list",
     "| survey |\n"
     "| | type | name | label | parameters | choice_filter |\n"
     "| | geotrace | a | A | reference-geometry=l incremental=yes | w = 1 |\n"
     "| choices |\n"
     "| | list_name | name | label | w |\n"
     "| | l | a | A | 1 |\n",
     "concat(//x:input[@incremental='true']/x:itemset/@nodeset, ' ',"
     " //x:itemset/x:value/@ref, ' ', //x:itemset/x:label/@ref)",
     "instance('l')/root/item[w = 1] name label"},
    {"or from the rounds of a repeat",
     "| survey |\n"
     "| | type | name | label | parameters | choice_filter |\n"
     "| | begin_repeat | r | R | | |\n"
     "| | geopoint | geometry | G | | |\n"
     "| | integer | n | N | | |\n"
     "| | end_repeat | | | | |\n"
     "| | geopoint | a | A | reference-geometry=${r} | ${n} > 1 |\n",
     "concat(//x:itemset/@nodeset, ' ', //x:itemset/x:value/@ref)",
     "/data/r[ ./n  > 1] geometry"},
    {"a parameter goes before a column of the body",
     "| survey |\n"
     "| | type | name | label | body::rows | parameters |\n"
     "| | text | a | A | 7 | rows=8 |\n"
     "| | text | b | B | 7 | |\n",
     "concat(//x:input[@ref='/data/a']/@rows, ' ',"
     " //x:input[@ref='/data/b']/@rows)",
     "8 7"},
    {"a choice filter is a predicate",
     "| survey |\n"
     "| | type | name | label | choice_filter |\n"
     "| | begin_repeat | r | R | |\n"
     "| | select_one l | q | Q | |\n"
     "| | select_one m | s | S | w = ${q} |\n"
     "| | end_repeat | | | |\n"
     "| choices |\n"
     "| | list_name | name | label | w |\n"
     "| | l | a | A | |\n"
     "| | m | b | B | a |\n",
     "//x:select1[@ref='/data/r/s']/x:itemset/@nodeset",
     "instance('m')/root/item[w =  current()/../q ]"},
    {"a label shows an answer, and words from an instance",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | select_one l | q | Q |\n"
     "| | note | n | You said instance('l')/root/item[name=${q}]/label (${q}) "
     "|\n"
     "| choices |\n"
     "| | list_name | name | label |\n"
     "| | l | a | A |\n",
     "concat(//x:input/x:label/x:output[1]/@value, '|', "
     "//x:input/x:label/x:output[2]/@value, '|', //x:input/x:label)",
     "instance('l')/root/item[name= /data/q ]/label| /data/q | You said  () "},
    {"markup in a label is words",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | text | a | 1 < 2 & \"3\" |\n",
     "//x:input/x:label", "1 < 2 & \"3\""},
    {"translations, with a dash for what a language lacks",
     "| survey |\n"
     "| | type | name | label::en | label::es | hint::en |\n"
     "| | text | a | Why? | ¿Por qué? | In a line |\n"
     "| settings |\n"
     "| | default_language |\n"
     "| | en |\n",
     "concat(//x:input/x:label/@ref, '|', "
     "//x:translation[@default='true()']/@lang, '|', "
     "//x:translation[@lang='es']/x:text[@id='/data/a:label']/x:value, '|', "
     "//x:translation[@lang='es']/x:text[@id='/data/a:hint']/x:value)",
     "jr:itext('/data/a:label')|en|¿Por qué?|-"},
    {"a guidance hint is a form of the hint",
     "| survey |\n"
     "| | type | name | label | hint | guidance_hint |\n"
     "| | text | a | A | H | G |\n",
     "concat(//x:hint/@ref, '|', //x:text/x:value[not(@form)], '|', "
     "//x:text/x:value[@form='guidance'])",
     "jr:itext('/data/a:hint')|H|G"},
    {"media of a question and of a choice",
     "| survey |\n"
     "| | type | name | label | image |\n"
     "| | select_one l | q | Q | q.png |\n"
     "| choices |\n"
     "| | list_name | name | label | audio |\n"
     "| | l | a | A | a.mp3 |\n",
     "concat(//x:text[@id='/data/q:label']/x:value[@form='image'], '|', "
     "//x:text[@id='l-0']/x:value[@form='audio'], '|', "
     "//x:instance[@id='l']//x:itextId, '|', //x:itemset/x:label/@ref)",
     "jr://images/q.png|jr://audio/a.mp3|l-0|jr:itext(itextId)"},
    {"other is asked for",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | select_one l or_other | q | Q |\n"
     "| choices |\n"
     "| | list_name | name | label |\n"
     "| | l | a | A |\n",
     "concat(//x:bind[@nodeset='/data/q_other']/@relevant, '|', "
     "//x:input[@ref='/data/q_other']/x:label, '|', "
     "//x:instance[@id='l']//x:item[2]/x:name)",
     "selected(../q, 'other')|Specify other.|other"},
    {"a count that is worked out has a node of its own",
     "| survey |\n"
     "| | type | name | label | repeat_count |\n"
     "| | integer | n | N | |\n"
     "| | begin_repeat | r | R | ${n} + 1 |\n"
     "| | text | a | A | |\n"
     "| | end_repeat | | | |\n",
     "concat(//x:repeat/@jr:count, '|', "
     "//x:bind[@nodeset='/data/r_count']/@calculate, '|', "
     "//x:bind[@nodeset='/data/r_count']/@readonly)",
     " /data/r_count | /data/n  + 1|true()"},
    {"a count that is a question is that question",
     "| survey |\n"
     "| | type | name | label | repeat_count |\n"
     "| | integer | n | N | |\n"
     "| | begin_repeat | r | R | ${n} |\n"
     "| | text | a | A | |\n"
     "| | end_repeat | | | |\n",
     "concat(//x:repeat/@jr:count, '|', count(//x:r_count))", " /data/n |0"},
    {"a count says nothing of adding and removing, but a column may",
     "| survey |\n"
     "| | type | name | label | repeat_count | body::jr:noAddRemove |\n"
     "| | begin_repeat | r | R | 2 + 1 | |\n"
     "| | text | a | A | | |\n"
     "| | end_repeat | | | | |\n"
     "| | begin_repeat | s | S | 2 | true() |\n"
     "| | text | b | B | | |\n"
     "| | end_repeat | | | | |\n",
     "concat(count(//x:repeat/@jr:noAddRemove), '|', "
     "//x:repeat[@nodeset='/data/s']/@jr:noAddRemove, '|', "
     "count(//x:repeat[@nodeset='/data/r']/@jr:noAddRemove))",
     "1|true()|0"},
    {"a table of selects has a head",
     "| survey |\n"
     "| | type | name | label | appearance |\n"
     "| | begin_group | t | T | table-list |\n"
     "| | select_one l | q | Q | |\n"
     "| | end_group | | | |\n"
     "| choices |\n"
     "| | list_name | name | label |\n"
     "| | l | a | A |\n",
     "concat(//x:group/@appearance, '|', count(//x:group/x:label), '|', "
     "//x:group/x:input/x:label, '|', //x:group/x:select1[1]/@appearance, "
     "'|', //x:group/x:select1[2]/@appearance)",
     "field-list|0|T|label|list-nolabel"},
    {"defaults: fixed in the instance, worked out at the first load",
     "| survey |\n"
     "| | type | name | label | default |\n"
     "| | text | a | A | blue |\n"
     "| | date | b | B | today() |\n"
     "| | begin_repeat | r | R | |\n"
     "| | text | c | C | ${a} |\n"
     "| | end_repeat | | | |\n",
     "concat(//x:data/x:a, '|', //x:model/x:setvalue[1]/@event, '|', "
     "//x:model/x:setvalue[1]/@value, '|', //x:repeat/x:setvalue/@event, "
     "'|', //x:repeat/x:setvalue/@value)",
     "blue|odk-instance-first-load|today()|odk-new-repeat| /data/a "},
    {"a trigger sets what follows from it",
     "| survey |\n"
     "| | type | name | label | calculation | trigger |\n"
     "| | text | a | A | | |\n"
     "| | dateTime | b | | now() | ${a} |\n",
     "concat(//x:input/x:setvalue/@ref, '|', //x:input/x:setvalue/@event, "
     "'|', //x:input/x:setvalue/@value, '|', "
     "count(//x:bind[@nodeset='/data/b']/@calculate), '|', count(//x:input))",
     "/data/b|xforms-value-changed|now()|0|1"},
    {"a seeded order of chance",
     "| survey |\n"
     "| | type | name | label | parameters | calculation |\n"
     "| | calculate | s | | | once(random()) |\n"
     "| | select_one l | q | Q | randomize=true seed=${s} | |\n"
     "| choices |\n"
     "| | list_name | name | label |\n"
     "| | l | a | A |\n",
     "//x:itemset/@nodeset", "randomize(instance('l')/root/item, /data/s)"},
    {"choices from a file",
     "| survey |\n"
     "| | type | name | label | parameters |\n"
     "| | select_one_from_file towns.csv | q | Q | value=code label=town |\n",
     "concat(//x:instance[@id='towns']/@src, '|', //x:itemset/@nodeset, '|', "
     "//x:itemset/x:value/@ref, '|', //x:itemset/x:label/@ref)",
     "jr://file-csv/towns.csv|instance('towns')/root/item|code|town"},
    {"choices from a repeat, seen from outside and with a filter",
     "| survey |\n"
     "| | type | name | label | choice_filter |\n"
     "| | begin_repeat | r | R | |\n"
     "| | text | who | Who | |\n"
     "| | integer | age | Age | |\n"
     "| | end_repeat | | | |\n"
     "| | select_one ${who} | q | Q | ${age} > 17 |\n",
     "concat(//x:itemset/@nodeset, '|', //x:itemset/x:value/@ref)",
     "/data/r[ ./age  > 17]|who"},
    {"the file of pulldata, and the form as last saved",
     "| survey |\n"
     "| | type | name | label | calculation | default |\n"
     "| | text | a | A | | ${last-saved#a} |\n"
     "| | calculate | b | | pulldata('roster', 'arm', 'code', ${a}) | |\n",
     "concat(//x:instance[@id='roster']/@src, '|', "
     "//x:instance[@id='__last-saved']/@src, '|', //x:setvalue/@value)",
     "jr://file-csv/roster.csv|jr://instance/last-saved|"
     " instance('__last-saved')/data/a "},
    {"a range has a beginning, an end and a step",
     "| survey |\n"
     "| | type | name | label | parameters |\n"
     "| | range | a | A | end=1 step=0.5 |\n",
     "concat(//x:range/@start, '|', //x:range/@end, '|', //x:range/@step, "
     "'|', //x:bind/@type)",
     "1|1|0.5|decimal"},
    {"what the client fills in",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | start | s | |\n"
     "| | today | t | |\n"
     "| | deviceid | d | |\n"
     "| | audit | audit | |\n"
     "| | note | n | N |\n",
     "concat(//x:bind[1]/@jr:preload, '|', //x:bind[1]/@jr:preloadParams, '|',"
     " //x:bind[2]/@type, '|', //x:bind[3]/@jr:preload, '|', "
     "count(//x:meta/x:audit), '|', "
     "//x:bind[@nodeset='/data/meta/audit']/@type,"
     " '|', count(//h:body/*))",
     "timestamp|start|date|property|1|binary|1"},
    {"settings of the form and of its submission",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | text | a | A |\n"
     "| settings |\n"
     "| | form_title | form_id | version | instance_name | style | "
     "submission_url | auto_send |\n"
     "| | After | after | 3 | concat(${a}, '!') | pages | https://x.org/s | "
     "true |\n",
     "concat(//h:title, '|', //x:data/@id, '|', //x:data/@version, '|', "
     "//x:bind[@nodeset='/data/meta/instanceName']/@calculate, '|', "
     "//h:body/@class, '|', //x:submission/@action, '|', "
     "//x:submission/@method, '|', //x:submission/@orx:auto-send)",
     "After|after|3|concat( /data/a , '!')|pages|https://x.org/s|post|true"},
    {"a repeat inside a repeat stands once in each",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | begin_repeat | r | R |\n"
     "| | begin_repeat | s | S |\n"
     "| | text | a | A |\n"
     "| | end_repeat | | |\n"
     "| | end_repeat | | |\n",
     "concat(count(//x:data/x:r[@jr:template]/x:s[@jr:template]), "
     "count(//x:data/x:r[@jr:template]/x:s[not(@jr:template)]), "
     "count(//x:data/x:r[not(@jr:template)]/x:s[@jr:template]), "
     "count(//x:data/x:r[not(@jr:template)]/x:s[not(@jr:template)]))",
     "1001"},
    {"a file that a count or the instance's name reads is declared",
     "| survey |\n"
     "| | type | name | label | repeat_count |\n"
     "| | begin_repeat | r | R | pulldata('f', 'a', 'b', 'c') + 1 |\n"
     "| | text | a | A | |\n"
     "| | end_repeat | | | |\n"
     "| settings |\n"
     "| | instance_name |\n"
     "| | concat(pulldata(\"g\", 'a', 'b', 'c'), 'x') |\n",
     "concat(//x:instance[@id='f']/@src, ' ', //x:instance[@id='g']/@src)",
     "jr://file-csv/f.csv jr://file-csv/g.csv"},
    {"and so is the form as last saved, by a count",
     "| survey |\n"
     "| | type | name | label | repeat_count |\n"
     "| | integer | n | N | |\n"
     "| | begin_repeat | r | R | ${last-saved#n} + 1 |\n"
     "| | text | a | A | |\n"
     "| | end_repeat | | | |\n",
     "count(//x:instance[@id='__last-saved'])", "1"},
    {"and by the instance's name",
     "| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| settings |\n| | instance_name |\n| | ${last-saved#a} |\n",
     "count(//x:instance[@id='__last-saved'])", "1"},
    {"form_id counts before its old name, behind it",
     "| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| settings |\n| | id_string | form_id |\n| | old | new |\n",
     "//x:data/@id", "new"},
    {"and in front of it",
     "| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| settings |\n| | form_id | id_string |\n| | new | old |\n",
     "//x:data/@id", "new"},
    {"a sheet of tags that no question asks for is left out",
     "| survey |\n| | type | name | label |\n| | text | a | A |\n"
     "| osm |\n| | list_name | name | label |\n| | t | b | B |\n",
     "count(//x:instance/x:data/*)", "2"},
    {"the log of what people did can be referred to by its name",
     "| survey |\n"
     "| | type | name | label | relevant |\n"
     "| | audit | | | |\n"
     "| | note | n | Log: ${audit} | ${audit} != '' |\n",
     "concat(//x:bind[@nodeset='/data/n']/@relevant,"
     " //x:label/x:output/@value)",
     " /data/meta/audit  != '' /data/meta/audit "},
    {"a question is found beside a file of its name in another group",
     "| survey |\n"
     "| | type | name | label |\n"
     "| | begin_group | g | G |\n"
     "| | csv-external | f | |\n"
     "| | text | a | A |\n"
     "| | end_group | | |\n"
     "| | text | f | F |\n"
     "| | note | n | ${f} |\n",
     "//x:label/x:output/@value", " /data/f "},
    {"of a parameter that stands there twice the last counts",
     "| survey |\n"
     "| | type | name | label | parameters |\n"
     "| | range | a | A | end=5 step=1 END=7 |\n",
     "//x:range/@end", "7"},
    {"attributes of bind, body and instance",
     "| survey |\n"
     "| | type | name | label | bind::odk:x | body::rows | instance::note |\n"
     "| | text | a | A | 1 | 4 | hm |\n",
     "concat(//x:bind[1]/@odk:x, '|', //x:input/@rows, '|', //x:a/@note)",
     "1|4|hm"},
    {"messages, and yes for true()",
     "| survey |\n"
     "| | type | name | label | required | required_message | constraint | "
     "constraint_message |\n"
     "| | integer | a | A | yes | Please | . > 0 | Above zero |\n",
     "concat(//x:bind[1]/@required, '|', //x:bind[1]/@jr:requiredMsg, '|', "
     "//x:bind[1]/@constraint, '|', //x:bind[1]/@jr:constraintMsg)",
     "true()|Please|. > 0|Above zero"},
};

#endif
