# Counts lines of code: no blank lines, no comments, no test modules.
FNR == 1 { skip = 0; block = 0 }
/^#\[cfg\(test\)\]$/ { pending = 1; next }
pending { pending = 0; if ($0 ~ /^(pub\(.*\) )?mod [a-z_]+ \{$/) { skip = 1; next } if ($0 ~ /^(pub(\(.*\))? )?mod [a-z_]+;$/) next }
skip { if ($0 == "}") skip = 0; next }
/^[ \t]*$/ || /^[ \t]*\/\// { next }
{ lines++ }
END { print lines }
