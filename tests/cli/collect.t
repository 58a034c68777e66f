Responses that were sent from phones come back as one table. The server's
default export leaves out what only the first version of the form asked, and
praxis says so.

  $ data=$TOP/tests/data/central-live
  $ praxis collect --form $data/reflect.md --form $data/reflect-1.md \
  > $data/submissions-default.csv.zip -o out
  3 responses from 1 file
  1 finding (0 errors, 1 warning, 0 notes): see out/findings.csv
  out/responses.csv: 3 rows
  out/person.csv: 6 rows
  out/codebook.html says what each column is
  17 answers that identify people stand apart in out/personal.csv, for you alone
  $ cut -d, -f1,2,4,8- out/responses.csv
  response_id,respondent,form_version,today,source,source_file,status,code,kind,kind__vigil,kind__march,kind__clean,feel,hope,where__latitude,where__longitude,where__altitude,where__accuracy,instance_id,edits,submitter_id,submitter_name,device_id
  uuid:11111111-1111-4111-8111-111111111111,AB-12X,1,.n,central-csv,submissions-default.csv.zip,edited,AB-12x,vigil,1,0,0,.x,.n,.w,.w,.w,.w,uuid:33333333-3333-4333-8333-333333333333,1,.w,.w,.w
  uuid:22222222-2222-4222-8222-222222222222,CD 34,1,.n,central-csv,submissions-default.csv.zip,received,cd 34,,,,,.x,.n,.w,.w,.w,.w,uuid:22222222-2222-4222-8222-222222222222,0,.w,.w,.w
  uuid:44444444-4444-4444-8444-444444444444,EF-56,2,.n,central-csv,submissions-default.csv.zip,received,EF-56,clean march,0,1,1,.n,1,.w,.w,.w,.w,uuid:44444444-4444-4444-8444-444444444444,0,.w,.w,
  $ cat out/findings.csv
  severity,rule,file,part,row,column,value,message,mend
  warning,column-missing,submissions-default.csv.zip,reflect.csv,4,act/feel,,"the form asks this, and the source has no column for it: answers may be left behind","export again with all fields, also those of older versions"

What identifies people stands apart, for the owner of the file alone.

  $ head -n 2 out/personal.csv
  response_id,row_id,question,value
  uuid:11111111-1111-4111-8111-111111111111,uuid:11111111-1111-4111-8111-111111111111,submitter_id,7
  $ find out -perm 600 | sort
  out/personal.csv
  out/set-aside.csv

The same responses as XML, with an edit and a conflict, beside the full export:
each is one response, and nothing is lost.

  $ praxis collect --form $data/reflect.md --form $data/reflect-1.md \
  > $data/sub*.xml $data/submissions-all.csv.zip -o both --keep-personal
  3 responses from 6 files; 4 came in again; 1 older edition set aside
  2 findings (1 error, 0 warnings, 1 note): see both/findings.csv
  both/responses.csv: 3 rows
  both/person.csv: 6 rows
  both/codebook.html says what each column is
  both/set-aside.csv keeps what was not taken
  $ cut -d, -f2,4,11- both/responses.csv
  respondent,form_version,status,code,kind,kind__vigil,kind__march,kind__clean,feel,hope,where__latitude,where__longitude,where__altitude,where__accuracy,instance_id,edits,submitter_id,submitter_name,device_id
  AB-12X,1,edited,AB-12x,vigil,1,0,0,1,.n,27.7,85.3,1300,5,uuid:33333333-3333-4333-8333-333333333333,1,7,phone 1,collect:abc
  CD 34,1,received,cd 34,,,,,.r,.n,27.7,85.3,1300,5,uuid:22222222-2222-4222-8222-222222222222,0,7,phone 1,collect:abc
  EF-56,2,received,EF-56,clean march,0,1,1,.n,1,27.7,85.3,1300,5,uuid:44444444-4444-4444-8444-444444444444,0,7,phone 1,
  $ cat both/person.csv
  row_id,parent_id,response_id,number,name,again
  uuid:11111111-1111-4111-8111-111111111111/person[1],uuid:11111111-1111-4111-8111-111111111111,uuid:11111111-1111-4111-8111-111111111111,1,Ana & Bo,1
  uuid:11111111-1111-4111-8111-111111111111/person[2],uuid:11111111-1111-4111-8111-111111111111,uuid:11111111-1111-4111-8111-111111111111,2,"""Q"", line
  two",
  uuid:22222222-2222-4222-8222-222222222222/person[1],uuid:22222222-2222-4222-8222-222222222222,uuid:22222222-2222-4222-8222-222222222222,1,Ana & Bo,1
  uuid:22222222-2222-4222-8222-222222222222/person[2],uuid:22222222-2222-4222-8222-222222222222,uuid:22222222-2222-4222-8222-222222222222,2,"""Q"", line
  two",
  uuid:44444444-4444-4444-8444-444444444444/person[1],uuid:44444444-4444-4444-8444-444444444444,uuid:44444444-4444-4444-8444-444444444444,1,Ana & Bo,1
  uuid:44444444-4444-4444-8444-444444444444/person[2],uuid:44444444-4444-4444-8444-444444444444,uuid:44444444-4444-4444-8444-444444444444,2,"""Q"", line
  two",
  $ cat both/findings.csv
  severity,rule,file,part,row,column,value,message,mend
  note,edited,sub1.xml,,,,uuid:11111111-1111-4111-8111-111111111111,"an older edition of this response; the newest one counts, and this one is set aside",
  error,duplicate-differs,sub2_conflict.xml,,,code,changed,"the same response came in before with another answer; the first one is kept, and this one is set aside","find out which is right, and take the other source out"
  $ cut -d, -f1,2,5,8,9 both/set-aside.csv
  why,response_id,file,column,value
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,start,2026-01-05T18:30:00.000+05:45
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,code,AB-12
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,act/kind,vigil march
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,act/feel,1
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,where,27.7 85.3 1300 5
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,person/name,Ana & Bo
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,person/again,1
  edited,uuid:11111111-1111-4111-8111-111111111111,sub1.xml,person/name,"""Q""
  two"
  duplicate,uuid:22222222-2222-4222-8222-222222222222,sub2_conflict.xml,code,changed

Collecting again changes nothing.

  $ cp -r both before
  $ praxis collect --form $data/reflect.md --form $data/reflect-1.md \
  > $data/sub*.xml $data/submissions-all.csv.zip -o both --keep-personal \
  > 2>/dev/null
  $ diff -r before both

What cannot be read is told in one line, and nothing is written.

  $ printf 'PK\003\004 and no more' >broken.zip
  $ praxis collect --form $data/reflect.md broken.zip -o none
  praxis collect: 'broken.zip' is not a zip archive, or is cut short
  [1]
  $ head -c 400 $data/submissions-all.csv.zip >cut.zip
  $ praxis collect --form $data/reflect.md cut.zip -o none
  praxis collect: 'cut.zip' is not a zip archive, or is cut short
  [1]
  $ printf 'code,kind\n\000\001' >binary.csv
  $ praxis collect --form $data/reflect.md binary.csv -o none
  praxis collect: 'binary.csv' is no source that praxis knows: submission XML, Central's .csv.zip, or CSV
  [1]
  $ printf '' >empty.csv
  $ praxis collect --form $data/reflect.md empty.csv -o none
  praxis collect: 'empty.csv' is empty
  [1]
  $ printf 'code,kind\n' >header.csv
  $ praxis collect --form $data/reflect.md header.csv -o none
  praxis collect: there are no responses to 'reflect' in the source
  [1]
  $ printf 'a,b\n1,2\n' >other.csv
  $ praxis collect --form $data/reflect.md other.csv -o none
  praxis collect: other.csv: no column is a question of the form 'reflect': are these its responses, with question names in the first row?
  [1]
  $ praxis collect --form $data/reflect.md nowhere.csv -o none
  praxis collect: cannot open 'nowhere.csv': No such file or directory
  [3]
  $ praxis collect --form $data/reflect.md $data/reflect_v1.xml -o none
  praxis collect: 'reflect_v1.xml' is a form, not a response: give it with --form
  [1]
  $ ls none
  ls: cannot access 'none': No such file or directory
  [2]
  $ printf 'code,kind\nA,vigil\n' >one.csv
  $ praxis collect --form $data/reflect.md one.csv -o /dev/full
  praxis collect: cannot make the folder '/dev/full': File exists
  [3]
  $ praxis collect --form $data/reflect.md one.csv -o /proc/none
  praxis collect: cannot make the folder '/proc/none': No such file or directory
  [3]
  $ praxis collect --form $data/reflect.md one.csv
  praxis collect: the folder for the tables is missing: give it with -o
  Try 'praxis collect --help' for the options.
  [2]
  $ praxis collect one.csv -o out
  praxis collect: the form is missing: give it with --form
  Try 'praxis collect --help' for the options.
  [2]
  $ praxis collect --form $data/reflect.md -o out
  praxis collect: there is no source to collect from
  Try 'praxis collect --help' for the options.
  [2]
